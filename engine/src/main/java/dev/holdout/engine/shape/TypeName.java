package dev.holdout.engine.shape;

/** What a class is called in a message. */
public final class TypeName {

  private TypeName() {}

  /** Its simple name; the whole one where it has none, as an anonymous class. */
  public static String of(Object value) {
    Class<?> type = value.getClass();
    return type.getSimpleName().isEmpty() ? type.getName() : type.getSimpleName();
  }
}
