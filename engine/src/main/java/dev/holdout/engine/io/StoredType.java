package dev.holdout.engine.io;

import java.util.Arrays;

/**
 * Element types of the safetensors format, under the names that stand in its header. All are little
 * endian.
 */
public enum StoredType {
  BOOL(1),
  U8(1),
  I8(1),
  I16(2),
  U16(2),
  F16(2),
  BF16(2),
  I32(4),
  U32(4),
  F32(4),
  I64(8),
  U64(8),
  F64(8);

  private final int bytes;

  StoredType(int bytes) {
    this.bytes = bytes;
  }

  /** Size of one element in bytes. */
  public int bytes() {
    return bytes;
  }

  static StoredType parse(String name, String place) {
    for (StoredType type : values()) {
      if (type.name().equals(name)) {
        return type;
      }
    }
    throw new MalformedFile(
        "dtype is \"" + name + "\"",
        place,
        "known are " + Arrays.toString(values()) + "; convert the tensor before saving it");
  }
}
