package dev.holdout.engine.io;

/** A file that breaks its format: what was found, where, and what to do about it. */
public final class MalformedFile extends RuntimeException {

  private final String value;
  private final String place;
  private final String remedy;

  /**
   * @param value what is wrong, with the value found
   * @param place the file, and the tensor or byte inside it
   * @param remedy what to do instead
   */
  public MalformedFile(String value, String place, String remedy) {
    super(value + " (at " + place + "); " + remedy);
    this.value = value;
    this.place = place;
    this.remedy = remedy;
  }

  public String value() {
    return value;
  }

  public String place() {
    return place;
  }

  public String remedy() {
    return remedy;
  }
}
