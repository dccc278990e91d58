package dev.holdout.engine.shape;

/** The type of a tensor's elements. */
public enum DType {
  /** 32-bit floating point, the default; PyTorch's float32. */
  F32("float32", 4, Kind.FLOATING),
  /** 64-bit floating point; PyTorch's float64. */
  F64("float64", 8, Kind.FLOATING),
  /** The upper half of a 32-bit floating point number: 8 bits of exponent, 8 of precision. */
  BF16("bfloat16", 2, Kind.FLOATING),
  /** 16-bit floating point of IEEE 754: 5 bits of exponent, 11 of precision. */
  F16("float16", 2, Kind.FLOATING),
  /** 64-bit integer; PyTorch's int64, the type of indices. */
  I64("int64", 8, Kind.INTEGER),
  /** 32-bit integer; PyTorch's int32. */
  I32("int32", 4, Kind.INTEGER),
  /** True or false; PyTorch's bool, the type of masks. */
  BOOL("bool", 1, Kind.BOOLEAN);

  /** What numbers of a type are, from the narrowest to the widest. */
  public enum Kind {
    BOOLEAN,
    INTEGER,
    FLOATING
  }

  private final String torchName;
  private final int bytes;
  private final Kind kind;

  DType(String torchName, int bytes, Kind kind) {
    this.torchName = torchName;
    this.bytes = bytes;
    this.kind = kind;
  }

  /** The name people know from PyTorch. */
  public String torchName() {
    return torchName;
  }

  /** Bytes an element takes. */
  public int bytes() {
    return bytes;
  }

  public Kind kind() {
    return kind;
  }

  /** Whether it can hold a gradient. */
  public boolean isFloating() {
    return kind == Kind.FLOATING;
  }
}
