package dev.holdout.engine.shape;

/** The type of a tensor's elements. */
public enum DType {
  /** 32-bit floating point, the default; PyTorch's float32. */
  F32("float32", 4),
  /** 64-bit floating point; PyTorch's float64. */
  F64("float64", 8);

  private final String torchName;
  private final int bytes;

  DType(String torchName, int bytes) {
    this.torchName = torchName;
    this.bytes = bytes;
  }

  /** The name people know from PyTorch. */
  public String torchName() {
    return torchName;
  }

  /** Bytes an element takes. */
  public int bytes() {
    return bytes;
  }
}
