"""Loads exported weights into torchvision's own class and compares its answers with Luxate's.

  ./luxate export RUN --format safetensors --out model.safetensors
  ./luxate predict RUN images --csv > calls.csv
  python3 torchvision_export.py RUN/model.json model.safetensors calls.csv

Needs torch, torchvision and pillow. The names are taken as they are and every one must fit. Images
are framed as examples/onnx_predict.py does it; PNG is best, since decoders of JPEG differ.
"""

import csv
import json
import pathlib
import struct
import sys

import numpy
import torch
import torchvision

sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "examples"))
from onnx_predict import frame, grey  # noqa: E402

MEAN, DEVIATION = [0.485, 0.456, 0.406], [0.229, 0.224, 0.225]


def read(path):
    """A safetensors file of float32 tensors."""
    raw = pathlib.Path(path).read_bytes()
    (length,) = struct.unpack("<Q", raw[:8])
    tensors = {}
    for name, field in json.loads(raw[8 : 8 + length]).items():
        if name != "__metadata__":
            start, end = (8 + length + offset for offset in field["data_offsets"])
            values = numpy.frombuffer(raw[start:end], "<f4").reshape(field["shape"])
            tensors[name] = torch.from_numpy(values.copy())
    return tensors


card = json.loads(pathlib.Path(sys.argv[1]).read_text())
about = {
    "input_px": card["inputPx"],
    "crop_from_px": card["cropFromPx"],
    "working_px": max(card["inputPx"], card["cropFromPx"]) * 5 // 4,
    "framing": card["framing"],
}
model = getattr(torchvision.models, card["architecture"])(num_classes=len(card["classes"]))
print(model.load_state_dict(read(sys.argv[2]), strict=True))
model.eval()
furthest = 0
with open(sys.argv[3], newline="") as table, torch.no_grad():
    for row in csv.DictReader(table):
        image = torch.from_numpy(frame(grey(row["path"]), about)).repeat(1, 3, 1, 1)
        if card["normalisation"] == "IMAGENET":
            image = torchvision.transforms.functional.normalize(image, MEAN, DEVIATION)
        score = model(image).softmax(1)[0, card["classes"].index(card["positive"])].item()
        furthest = max(furthest, abs(score - float(row["probability"])))
print(f"{card['architecture']}: furthest probability {furthest:.1e}")
sys.exit(0 if furthest < 1e-4 else 1)
