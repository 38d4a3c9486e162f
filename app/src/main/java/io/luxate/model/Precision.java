package io.luxate.model;

/** Which number format a network's products are computed in; its weights stay float32. */
public enum Precision {
  /** bfloat16 where the device has units for it, else float32. */
  AUTO,
  /** float32 everywhere. */
  FP32,
  /** bfloat16 autocast; on a processor without units for it many times slower than float32. */
  BF16
}
