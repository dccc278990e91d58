package dev.holdout.engine.checkpoint;

/** A checkpoint that does not belong to the training: what differs, where, and what to do. */
public final class CheckpointException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  private final String value;
  private final String place;
  private final String remedy;

  /**
   * @param value what differs, with both sides
   * @param place the file
   * @param remedy what to do instead
   */
  public CheckpointException(String value, String place, String remedy) {
    super("checkpoint: " + value + " (at " + place + "); " + remedy);
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
