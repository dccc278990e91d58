package dev.holdout.reports.run;

/**
 * The seven rules of the verdict, in the order in which they are asked; the first that holds
 * decides.
 */
public enum VerdictRule {
  LEAKS("No report: the run leaks", "bad"),
  CONTROL_FAILED("Not valid: a control failed", "bad"),
  TOO_SHORT("Too short to tell", "warn"),
  LOST_MONEY("Lost money", "neutral"),
  COULD_BE_LUCK("Could be luck", "warn"),
  BEATEN("Beaten by a simpler rule", "warn"),
  SURVIVED("Survived every test", "ok");

  private final String headline;
  private final String colour;

  VerdictRule(String headline, String colour) {
    this.headline = headline;
    this.colour = colour;
  }

  /** 1 to 7. */
  public int number() {
    return ordinal() + 1;
  }

  public String headline() {
    return headline;
  }

  /** {@code bad}, {@code warn}, {@code neutral} or {@code ok}. */
  public String colour() {
    return colour;
  }

  /**
   * @throws IllegalArgumentException if the number is not 1 to 7
   */
  public static VerdictRule numbered(int number) {
    if (number < 1 || number > values().length) {
      throw new IllegalArgumentException(
          "verdict rule " + number + " does not exist; rules are 1 to " + values().length);
    }
    return values()[number - 1];
  }
}
