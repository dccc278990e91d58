package dev.holdout.strategies.run;

/**
 * The causality gate failed: a run that leaks gets no report, only the name of what leaked. Ends a
 * command with exit code 1.
 */
public final class LeakFound extends RuntimeException {

  private final String component;
  private final String where;
  private final String remedy;

  /**
   * @param component the first stage that saw the future, {@code features}
   * @param where what exactly and when, {@code LogReturn(5) at 2013-11-26T04:05:00Z when later
   *     trades were dropped}
   * @param remedy what to change
   */
  public LeakFound(String component, String where, String remedy) {
    super(component + ": " + where);
    this.component = component;
    this.where = where;
    this.remedy = remedy;
  }

  public String component() {
    return component;
  }

  public String where() {
    return where;
  }

  public String remedy() {
    return remedy;
  }
}
