"""Answers for images by an ONNX export of Luxate's: python3 onnx_predict.py MODEL.onnx IMAGE...

Needs numpy, pillow and onnxruntime, and nothing of Luxate. The weights of each axis are those that
docs/export.md describes; Pillow's own resize does nearly the same, but moves by whole pixels only.
"""

import json
import sys

import numpy as np
from PIL import Image, ImageOps


def grey(path):
    """The upright image as grey values in 0..1."""
    image = ImageOps.exif_transpose(Image.open(path))
    if image.mode in ("L", "I", "I;16"):  # I is how older Pillows read 16 bits
        return np.asarray(image, np.float64) / (255 if image.mode == "L" else 65535)
    return np.asarray(image.convert("RGB"), np.float64) @ [0.299, 0.587, 0.114] / 255


def axis(length, scale, shift, source):
    """Which source pixels an output pixel is made of: [length, source], black beside the source."""
    centre = (np.arange(length)[:, None] + 0.5) * scale + shift
    weights = 1 - np.abs(np.arange(source) + 0.5 - centre) / max(1, scale)
    weights = np.where(weights < 1e-9, 0, weights)
    weights /= np.maximum(weights.sum(1, keepdims=True), 1e-9)
    covered = np.minimum(source, centre + scale / 2) - np.maximum(0, centre - scale / 2)
    return weights * np.clip(covered / scale, 0, 1)


def frame(picture, about):
    """The square that the network sees: [1, 1, side, side]."""
    side, whole = int(about["input_px"]), max(int(about["input_px"]), int(about["crop_from_px"]))
    height, width = picture.shape
    shrink = min(1, int(about["working_px"]) / max(height, width))
    small = [max(1, int(px * shrink + 0.5)) for px in (height, width)]
    down, across = (axis(new, px / new, 0, px) for new, px in zip(small, picture.shape))
    picture = down @ picture @ across.T
    squash = about["framing"] == "SQUASH"
    scales = [(px if squash else max(small)) / whole for px in small]
    shifts = [(whole - side) / 2 - (whole - px / scale) / 2 for px, scale in zip(small, scales)]
    down, across = (
        axis(side, scale, shift * scale, px) for scale, shift, px in zip(scales, shifts, small)
    )
    return (down @ picture @ across.T).astype(np.float32)[None, None]


def main(model, paths):
    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    about = session.get_modelmeta().custom_metadata_map
    print(about["disclaimer"])
    classes = json.loads(about["classes"])
    positive = classes.index(about["positive"])
    for path in paths:
        image = frame(grey(path), about)
        (probabilities,) = session.run(["probabilities"], {"image": image})[0]
        called = probabilities[positive] >= float(about["threshold"] or 0.5)
        others = np.where(np.arange(len(classes)) == positive, -1, probabilities)
        call = classes[positive if called else int(others.argmax())]
        print(f"{probabilities[positive]:.6f} {call} {path}")


if __name__ == "__main__":
    import onnxruntime

    main(sys.argv[1], sys.argv[2:])
