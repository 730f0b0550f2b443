"""What stands around the blocks: a slide in meaning goes in, its title, footer, logo, notes and their page come out."""
