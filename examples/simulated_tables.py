"""Tables for the example studies: python3 simulated_tables.py causes|designs SET...

SET is a folder that luxate phantom wrote. Its truth.json says more of each simulated radiograph
than whether the joint is dislocated; this writes SET/causes.csv (several labels at once) or
SET/designs.csv (one of three classes). Needs nothing but Python.
"""

import csv
import json
import pathlib
import sys


def causes(image):
    """What in the picture could hurt: any number of labels."""
    drawn = image["parameters"]
    return "; ".join(
        name
        for name, there in [
            ("dislocation", image["label"] == "dislocated"),
            ("fracture", drawn["fracture"] == 1),
            ("arthritis", drawn["arthritis"] > 0.3),  # from there on spurs are drawn
        ]
        if there
    )


def design(image):
    """How a simulated hip prosthesis is fixed: one class."""
    drawn = image["parameters"]
    if drawn["cemented"] == 1:
        return "cemented"
    return "press-fit, screws" if drawn["cupScrews"] > 0 else "press-fit"


def main(kind, folders):
    column, answer = {"causes": ("labels", causes), "designs": ("label", design)}[kind]
    for folder in map(pathlib.Path, folders):
        images = json.loads((folder / "truth.json").read_text(encoding="utf-8"))["images"]
        with open(folder / f"{kind}.csv", "w", encoding="utf-8", newline="") as file:
            table = csv.writer(file)
            table.writerow(["path", column, "patient", "site", "source", "licence"])
            for image in images:
                origin = [image["patient"], image["site"], "simulated", "Apache-2.0"]
                table.writerow([image["path"], answer(image), *origin])


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
