"""The recogniser of numbers as a network: a few convolutions, no memory, one step a two pixels."""

from pathlib import Path
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
import onnx
from jax import lax
from onnx import TensorProto, helper, numpy_helper

ALPHABET = "0123456789.,%-()Rp"
"""What is read; sign 0 of the network is "nothing here", these follow."""

_SMALL = 1e-5
_KEPT = 0.99  # of the running moments at each step

Weights = list[dict[str, Any]]


class _Layer(NamedTuple):
    shape: tuple[int, int, int, int]
    """Height and width of the kernel, channels in and out."""
    stride: tuple[int, int]
    padding: tuple[int, int]


LAYERS = (
    _Layer((3, 3, 2, 24), (2, 2), (1, 1)),
    _Layer((3, 3, 24, 32), (1, 1), (1, 1)),
    _Layer((3, 3, 32, 48), (2, 1), (1, 1)),
    _Layer((3, 3, 48, 64), (2, 1), (1, 1)),
    _Layer((3, 3, 64, 64), (1, 1), (1, 1)),
    _Layer((4, 3, 64, 96), (1, 1), (0, 1)),
    _Layer((1, 5, 96, 96), (1, 1), (0, 2)),
    _Layer((1, 1, 96, 1 + len(ALPHABET)), (1, 1), (0, 0)),
)


def begun(key: Any) -> Weights:
    """Weights before any lesson."""
    weights = []
    for layer in LAYERS:
        key, own = jax.random.split(key)
        spread = (2 / np.prod(layer.shape[:3])) ** 0.5
        out = layer.shape[3]
        weights.append(
            {
                "kernel": spread * jax.random.normal(own, layer.shape),
                "scale": jnp.ones(out),
                "shift": jnp.zeros(out),
            }
        )
    return weights


def moments() -> Weights:
    """Means and variances of each layer's channels before any lesson."""
    return [
        {"mean": jnp.zeros(layer.shape[3]), "variance": jnp.ones(layer.shape[3])}
        for layer in LAYERS
    ]


def seen(weights: Weights, running: Weights, strips: Any) -> tuple[Any, Weights]:
    """The network's logits of a batch (batch × step × sign) and the moments after it."""
    light, kept = strips, []
    for number, (layer, own, old) in enumerate(zip(LAYERS, weights, running, strict=True)):
        light = lax.conv_general_dilated(
            light,
            own["kernel"],
            layer.stride,
            [(side, side) for side in layer.padding],
            dimension_numbers=("NHWC", "HWIO", "NHWC"),
        )
        if number == len(LAYERS) - 1:
            kept.append(old)
            light = light + own["shift"]
            continue
        mean, variance = light.mean((0, 1, 2)), light.var((0, 1, 2))
        kept.append(
            {
                "mean": _KEPT * old["mean"] + (1 - _KEPT) * mean,
                "variance": _KEPT * old["variance"] + (1 - _KEPT) * variance,
            }
        )
        light = (light - mean) * (own["scale"] * lax.rsqrt(variance + _SMALL)) + own["shift"]
        light = jax.nn.relu(light)
    return light[:, 0], kept


def written(weights: Weights, running: Weights, path: Path) -> None:
    """The network as an ONNX file: what it learnt of means is folded into its kernels."""
    nodes, constants, light = [], [], "strips"
    for number, (layer, own, old) in enumerate(zip(LAYERS, weights, running, strict=True)):
        is_last = number == len(LAYERS) - 1
        kernel, shift = np.asarray(own["kernel"]), np.asarray(own["shift"])
        if not is_last:
            factor = np.asarray(own["scale"]) / np.sqrt(np.asarray(old["variance"]) + _SMALL)
            kernel, shift = kernel * factor, shift - np.asarray(old["mean"]) * factor
        names = (f"kernel{number}", f"shift{number}")
        constants += [
            numpy_helper.from_array(np.ascontiguousarray(kernel.transpose(3, 2, 0, 1)), names[0]),
            numpy_helper.from_array(shift.astype(np.float32), names[1]),
        ]
        pads = [*layer.padding, *layer.padding]
        nodes.append(
            helper.make_node(
                "Conv", [light, *names], [f"sum{number}"], strides=list(layer.stride), pads=pads
            )
        )
        light = f"sum{number}"
        if not is_last:
            nodes.append(helper.make_node("Relu", [light], [f"light{number}"]))
            light = f"light{number}"
    constants.append(numpy_helper.from_array(np.array([2], np.int64), "height"))
    nodes += [
        helper.make_node("Squeeze", [light, "height"], ["flat"]),
        helper.make_node("Transpose", ["flat"], ["steps"], perm=[0, 2, 1]),
        helper.make_node("Softmax", ["steps"], ["chances"], axis=2),
    ]
    given = helper.make_tensor_value_info("strips", TensorProto.FLOAT, ["batch", 2, 32, "width"])
    signs = 1 + len(ALPHABET)
    answer = helper.make_tensor_value_info("chances", TensorProto.FLOAT, ["batch", "step", signs])
    graph = helper.make_graph(nodes, "numerals", [given], [answer], constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    helper.set_model_props(model, {"alphabet": ALPHABET})
    onnx.checker.check_model(model)
    onnx.save(model, str(path))
