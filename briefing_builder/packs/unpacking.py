"""A pack of content as a folder: the zip's bytes go in, its files are written, and nothing that is there is written over."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from briefing_builder.errors import OutputError
from briefing_builder.output import write_atomically
from briefing_builder.problems import Source, error


def write_folder(folder: Path, data: bytes) -> None:
    """Write the files of a pack that we made into a folder, without the folder inside the zip.

    Raises OutputError when one of them exists already, in which case none is written, or when one cannot be written.
    """
    with ZipFile(BytesIO(data)) as package:
        files = {folder / name.partition("/")[2]: package.read(name) for name in package.namelist()}
    there = [file for file in files if file.exists()]
    if there:
        finding, hint = "there is such a file already; nothing was written", "choose an empty folder with -o"
        raise OutputError([error("file-exists", finding, Source(path=str(file)), hint) for file in there])
    for file, content in files.items():
        write_atomically(file, content)
