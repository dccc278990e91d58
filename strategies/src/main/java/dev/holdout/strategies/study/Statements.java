package dev.holdout.strategies.study;

import dev.holdout.marketdata.BadInput.Fault;

/**
 * What a study must say in words before it may be run. Each sentence is printed in the report; a
 * study without one is refused by its name.
 *
 * @param question what is asked, as a sentence that the result can answer with no
 * @param horizon how far ahead a decision looks, and why
 * @param marketContext venue, period and conditions the answer is about
 * @param trustedInputs which inputs are believed as they stand, and on what ground
 * @param policy when a position is entered and when it is left
 * @param sizing how large a position is
 * @param invalidation what would show the hypothesis to be wrong
 */
public record Statements(
    String question,
    String horizon,
    String marketContext,
    String trustedInputs,
    String policy,
    String sizing,
    String invalidation) {

  public Statements {
    var check = new Check();
    question = stated(check, "question", question);
    horizon = stated(check, "horizon", horizon);
    marketContext = stated(check, "market-context", marketContext);
    trustedInputs = stated(check, "trusted-inputs", trustedInputs);
    policy = stated(check, "policy", policy);
    sizing = stated(check, "sizing", sizing);
    invalidation = stated(check, "invalidation", invalidation);
    check.done();
  }

  /** The fault of a statement that is not there; {@code key} as in a file, {@code horizon}. */
  public static Fault missing(String key) {
    return new Fault(
        "the study does not state its " + key + "; each statement is printed in the report",
        "statements." + key,
        key + ": " + example(key));
  }

  /** Line breaks and runs of blanks carry no meaning in a sentence: one blank each. */
  private static String stated(Check check, String key, String sentence) {
    if (sentence == null || sentence.isBlank()) {
      check.add(missing(key));
      return "";
    }
    return sentence.strip().replaceAll("\\s+", " ");
  }

  private static String example(String key) {
    return switch (key) {
      case "question" -> "does the last hour of returns predict the next bar, after costs?";
      case "horizon" -> "one bar of five minutes";
      case "market-context" -> "one venue, one week, spot without margin";
      case "trusted-inputs" -> "prices and amounts of the tape; its time stamps to the second";
      case "policy" -> "the network's position, renewed at every bar's close";
      case "sizing" -> "a fixed share of equity";
      default -> "net return out of sample at or below 0";
    };
  }
}
