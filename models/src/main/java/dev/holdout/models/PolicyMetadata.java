package dev.holdout.models;

import dev.holdout.marketdata.BadInput;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The text pairs in the head of a stored policy, read with the place of the file in every refusal.
 *
 * @param pairs as the file holds them
 * @param place what to call the file in a refusal
 */
record PolicyMetadata(Map<String, String> pairs, String place) {

  private static final String REMEDY = "train the policy again";

  /** What a policy is before it has weights, in the order of the file. */
  static Map<String, String> of(PolicySpec spec, int features) {
    Map<String, String> pairs = new LinkedHashMap<>();
    pairs.put("kind", spec.kind().text());
    pairs.put("lag", Integer.toString(spec.lag()));
    pairs.put("features", Integer.toString(features));
    pairs.put("hidden", Integer.toString(spec.hidden()));
    pairs.put("dropout", Double.toString(spec.dropout()));
    pairs.put("range", spec.range().text());
    return pairs;
  }

  /**
   * @param known the newest format that this program reads; older ones it reads too
   * @param what the stored thing in words
   * @return the format of the file
   * @throws BadInput when it is newer
   */
  int requireVersion(String key, int known, String what) {
    int version = whole(key);
    if (version < 1 || version > known) {
      throw new BadInput(
          "%s format is %d, this version reads %d".formatted(what, version, known),
          place,
          "open it with the Holdout that wrote it, or a newer one");
    }
    return version;
  }

  /**
   * Before anything is built of the sizes: they are not believed beyond what the file holds.
   *
   * @param weights numbers in the file
   * @throws BadInput when the net would have more
   */
  void requireRoom(long weights) {
    long lag = whole("lag");
    long hidden = spec().kind() == PolicyKind.LINEAR ? 1 : whole("hidden");
    long features = features();
    BigInteger least =
        BigInteger.valueOf(lag)
            .multiply(BigInteger.valueOf(features))
            .multiply(BigInteger.valueOf(hidden));
    if (features < 1 || least.compareTo(BigInteger.valueOf(weights)) > 0) {
      throw new BadInput(
          "lag %d, features %d and hidden %d do not fit the file's %d weights"
              .formatted(lag, features, hidden, weights),
          place,
          REMEDY);
    }
  }

  PolicySpec spec() {
    return new PolicySpec(
        PolicyKind.parse(text("kind")),
        whole("lag"),
        whole("hidden"),
        number("dropout", text("dropout")),
        PositionRange.parse(text("range")));
  }

  /** Columns of the frame it was trained on. */
  int features() {
    return whole("features");
  }

  int whole(String key) {
    long number = wide(key);
    if (number != (int) number) {
      throw new BadInput(key + " is " + number + ", beyond 32 bits", place, REMEDY);
    }
    return (int) number;
  }

  long wide(String key) {
    String text = text(key);
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new BadInput(key + " is \"" + text + "\", not a whole number", place, REMEDY);
    }
  }

  /** Numbers as {@link Double#toString} writes them, with spaces between: each exact. */
  double[] numbers(String key) {
    String[] words = text(key).split(" ");
    double[] numbers = new double[words.length];
    for (int i = 0; i < words.length; i++) {
      numbers[i] = number(key, words[i]);
    }
    return numbers;
  }

  String text(String key) {
    String text = pairs.get(key);
    if (text == null) {
      throw new BadInput(
          "the metadata has no \"" + key + "\"", place, "pass a checkpoint that Holdout wrote");
    }
    return text;
  }

  private double number(String key, String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new BadInput(key + " holds \"" + text + "\", not a number", place, REMEDY);
    }
  }
}
