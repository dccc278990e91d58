package dev.holdout.engine.shape;

import java.util.Collection;

/** What callers must give: a null where there must be something is named, with its place. */
public final class Given {

  private Given() {}

  /**
   * The value itself.
   *
   * @param op who takes it
   * @param what it is, such as {@code the input}
   * @throws IllegalArgumentException if it is null
   */
  public static <T> T present(T value, String op, String what) {
    if (value == null) {
      throw new IllegalArgumentException(
          "%s: %s is null; pass one, or check what was to make it".formatted(op, what));
    }
    return value;
  }

  /**
   * The collection itself.
   *
   * @param what one of them is, such as {@code part}; its number comes behind it
   * @throws IllegalArgumentException if it or one of its entries is null
   */
  public static <C extends Collection<?>> C all(C values, String op, String what) {
    int number = 0;
    for (Object value : present(values, op, "the list")) {
      if (value == null) {
        throw new IllegalArgumentException(
            "%s: %s %d is null; pass one in its place, or leave it out"
                .formatted(op, what, number));
      }
      number++;
    }
    return values;
  }
}
