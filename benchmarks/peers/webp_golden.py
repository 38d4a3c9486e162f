#!/usr/bin/env python3
"""A lossy WebP as libwebp writes it, and what libwebp reads from it, for RadiographReaderTest.

A bone-like picture by formula, 96 x 96, is written at quality 60 and read back; printed are the file in
Base64 and the means of luma (ITU-R BT.601, 0 to 1) of its 8 x 8 tiles, row after row.

    python3 benchmarks/peers/webp_golden.py

Needs numpy and pillow.
"""
import base64
import io

import numpy as np
from PIL import Image

SIDE = 96
y, x = np.mgrid[0:SIDE, 0:SIDE] / SIDE
grey = 40 + 60 * y + 120 * np.exp(-((x - 0.5) ** 2) / 0.02) * (y < 0.8) + 12 * np.sin(40 * x * y)
picture = Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8)).convert("RGB")
file = io.BytesIO()
picture.save(file, "WEBP", quality=60)
read = np.asarray(Image.open(io.BytesIO(file.getvalue())).convert("RGB")) / 255
luma = read @ [0.299, 0.587, 0.114]
print(base64.b64encode(file.getvalue()).decode())
tiles = luma.reshape(8, SIDE // 8, 8, SIDE // 8).mean(axis=(1, 3))
print("\n".join(", ".join(f"{v:.4f}" for v in row) for row in tiles))
