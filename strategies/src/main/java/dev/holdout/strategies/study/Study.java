package dev.holdout.strategies.study;

import dev.holdout.marketdata.content.ContentHash;
import java.util.List;
import java.util.Locale;

/**
 * A research question, whole: equal studies on equal data give equal results, to the byte. Made
 * from YAML or a Java file by {@code study.file}, in Java by {@code Holdout.study(name)}; the same
 * statements give an equal study and the same {@link #hash()} either way.
 *
 * @param name lower-case letters, digits and hyphens; names the run
 * @param statements the sentences without which a study is refused
 * @param market what is read and on which clock
 * @param signal what a decision sees and what training is told afterwards
 * @param trading fills, costs, account and limits
 * @param learning policy, objective, training, folds, search, seeds
 * @param judgement limits of the verdict and the causality gate, set before the first result
 * @param controls what shows that the pipeline can lose and can win
 */
public record Study(
    String name,
    Statements statements,
    Market market,
    Signal signal,
    Trading trading,
    Learning learning,
    Judgement judgement,
    Controls controls) {

  public Study {
    var check = new Check();
    check.stated(name, "study", "btc-momentum");
    if (name != null) {
      check.that(
          name.matches("[a-z0-9]+(-[a-z0-9]+)*"),
          "study",
          "\"" + name + "\"",
          "a name has lower-case letters, digits and single hyphens",
          suggestedName(name));
    }
    check.stated(statements, "statements", "{question: ...}");
    check.stated(market, "data", "{source: demo}");
    check.stated(signal, "features", "[LogReturn(1)]");
    check.stated(trading, "costs", "{commission: {basis-points: 20, source: fee schedule}}");
    check.stated(learning, "policy", "{kind: neural-trader, range: long-only}");
    check.stated(judgement, "gate", "{instants: 64}");
    check.stated(controls, "controls", "{surrogates: 10, shuffled-targets: 10}");
    if (market != null && trading != null) {
      String quoted = market.instrument().currency();
      check.that(
          trading.account().currency().equals(quoted),
          "account.currency",
          trading.account().currency(),
          "prices of " + market.instrument().id() + " are in " + quoted,
          quoted);
    }
    check.done();
  }

  /** Every configuration of the search in a fixed order, whatever the method; drawn anew. */
  public List<Configuration> configurations() {
    return learning.search().configurations(learning.seeds().master());
  }

  /** The study as YAML in its one canonical form; equal studies, equal text. */
  public String text() {
    return CanonicalText.of(this);
  }

  /**
   * SHA-256 of the canonical text, and of the code of every feature, transform and target that is
   * not ours; 64 hexadecimal digits.
   */
  public String hash() {
    return hash("study/2", text());
  }

  /**
   * SHA-256 as {@link #hash()}, of the study without its search, seeds, limits, gate and controls:
   * two searches of equal hash ask the same question, and a configuration of both is one trial.
   */
  public String hashWithoutSearch() {
    return hash("question/1", CanonicalText.withoutSearch(this));
  }

  private String hash(String kind, String text) {
    var hash = new ContentHash().text(kind).text(text);
    signal.features().forEach(part -> ForeignCode.add(hash, part));
    signal.transforms().forEach(part -> ForeignCode.add(hash, part));
    ForeignCode.add(hash, signal.target());
    trading.costs().terms().forEach(part -> ForeignCode.add(hash, part));
    return hash.hex();
  }

  private static String suggestedName(String name) {
    String mended =
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return mended.isEmpty() ? "btc-momentum" : mended;
  }
}
