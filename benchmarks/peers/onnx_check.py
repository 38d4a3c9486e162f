"""Holds ONNX exports against ONNX's own checker and ONNX Runtime in Python.

python3 onnx_check.py FILE.onnx... ; needs onnx, onnxruntime and numpy. For each file: the checker with
shape inference, every operator within the opset, the batch free (three images at once are answered
as each alone), and probabilities the softmax of the scores.
"""

import sys

import numpy
import onnx
import onnxruntime


def check(path):
    onnx.checker.check_model(path, full_check=True)
    graph = onnx.load(path, load_external_data=False)
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    side = int(session.get_modelmeta().custom_metadata_map["input_px"])
    images = numpy.random.default_rng(1).random((3, 1, side, side), numpy.float32)
    names = [output.name for output in session.get_outputs()]
    together = session.run(names, {"image": images})
    furthest = 0.0
    for i in range(3):
        for alone, all_three in zip(session.run(names, {"image": images[i : i + 1]}), together):
            furthest = max(furthest, numpy.abs(alone[0] - all_three[i]).max())
    scores, probabilities = together[names.index("scores")], together[names.index("probabilities")]
    powers = numpy.exp(scores - scores.max(1, keepdims=True))
    softmax = powers / powers.sum(1, keepdims=True)
    furthest = max(furthest, numpy.abs(softmax - probabilities).max())
    print(
        f"{graph.graph.name}: IR {graph.ir_version}, opset {graph.opset_import[0].version}, "
        f"{len(graph.graph.node)} nodes, outputs {', '.join(names)}; furthest {furthest:.1e}"
    )
    return furthest < 1e-4


sys.exit(0 if all([check(path) for path in sys.argv[1:]]) else 1)
