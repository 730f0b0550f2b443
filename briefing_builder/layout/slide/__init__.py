"""What surrounds the blocks: a slide of the markup goes in; its title, footer, logo, notes and their printed page come out."""
