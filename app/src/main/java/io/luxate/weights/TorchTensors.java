package io.luxate.weights;

import java.util.Map;

/**
 * The tensors of one file of torch's.
 *
 * @param part where in the file they stood, {@code state_dict}; empty for its root
 */
record TorchTensors(String part, Map<String, Numbers> tensors) {}
