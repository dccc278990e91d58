package dev.holdout.strategies.study.file;

import dev.holdout.backtest.execution.FillPolicy;
import dev.holdout.features.Feature;
import dev.holdout.features.FeatureCatalogue;
import dev.holdout.features.audit.Scramble;
import dev.holdout.features.scale.Standardise;
import dev.holdout.features.scale.Transform;
import dev.holdout.features.target.ForwardReturn;
import dev.holdout.marketdata.generated.GeneratedMarket;
import dev.holdout.marketdata.instrument.CostTerm;
import dev.holdout.marketdata.instrument.Instrument;
import dev.holdout.marketdata.instrument.Proportional;
import dev.holdout.marketdata.instrument.TradingCosts;
import dev.holdout.strategies.study.Control;
import dev.holdout.strategies.study.Controls;
import dev.holdout.strategies.study.Folds;
import dev.holdout.strategies.study.Judgement;
import dev.holdout.strategies.study.Learning;
import dev.holdout.strategies.study.Market;
import dev.holdout.strategies.study.Search;
import dev.holdout.strategies.study.Seeds;
import dev.holdout.strategies.study.Signal;
import dev.holdout.strategies.study.Statements;
import dev.holdout.strategies.study.Study;
import dev.holdout.strategies.study.Trading;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Studies of every shape, from a seed: hostile sentences, odd numbers, both forms of data. */
final class AnyStudy {

  private static final String LETTERS =
      "abcXYZ 0123456789:#-{}[]\"'\\,&*!|>%@`\t\n\u0085\u00a0\u2028\u00e4\u4e2d\ufeff~?=<./";

  private final SplittableRandom random;

  AnyStudy(long seed) {
    this.random = new SplittableRandom(seed);
  }

  Study next() {
    Market.Data data =
        switch (random.nextInt(3)) {
          case 0 -> new Market.CsvFile(text(), instrument());
          case 1 -> generated();
          default -> new Market.Source("demo");
        };
    Duration bar =
        data instanceof Market.Generated
            ? Duration.ofHours(1)
            : oneOf(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMillis(250));
    return new Study(
        oneOf("a", "btc-momentum", "study-7", "0"),
        new Statements(text(), text(), text(), text(), text(), text(), text()),
        new Market(data, new Market.TimelineSpec(bar, span())),
        new Signal(features(), transforms(), ForwardReturn.bars(random.nextInt(1, 50))),
        trading(),
        learning(),
        judgement(),
        controls());
  }

  private Market.Generated generated() {
    GeneratedMarket.Kind kind = oneOf(GeneratedMarket.Kind.values());
    return new Market.Generated(
        kind,
        kind == GeneratedMarket.Kind.NOISE ? 0 : random.nextDouble(0.01, 0.99),
        random.nextInt(2, 99),
        random.nextInt(1, 2000),
        random.nextInt(1, 40),
        random.nextLong());
  }

  private Instrument instrument() {
    BigDecimal price = BigDecimal.ONE.movePointLeft(random.nextInt(0, 5));
    BigDecimal size = BigDecimal.ONE.movePointLeft(random.nextInt(0, 9));
    BigDecimal money = price.multiply(size).movePointLeft(random.nextInt(0, 3));
    long multiplier = random.nextInt(1, 100);
    return new Instrument(text(), text(), "USD", price, size, multiplier, money);
  }

  private List<Feature> features() {
    var all = FeatureCatalogue.all();
    return some(() -> random.nextInt(all.size())).stream().map(i -> all.get(i).feature()).toList();
  }

  private List<Transform> transforms() {
    return switch (random.nextInt(3)) {
      case 0 -> List.of();
      case 1 -> List.of(Standardise.unclipped());
      default -> List.of(new Standardise(positive()));
    };
  }

  private Trading trading() {
    FillPolicy policy = oneOf(FillPolicy.values());
    List<String> unsafe = random.nextBoolean() ? List.of() : List.of(Trading.SAME_BAR_FILL);
    var terms = new ArrayList<CostTerm>();
    for (String name : some(() -> "t" + text().strip())) {
      terms.add(new Proportional(name, BigDecimal.valueOf(random.nextInt(0, 90), 1), text()));
    }
    return new Trading(
        new Trading.Fills(span(), policy, unsafe),
        new TradingCosts(terms),
        new Trading.Account("USD", BigDecimal.valueOf(positive()), share()),
        new Trading.RiskShares(100 * share(), share(), share()));
  }

  private Learning learning() {
    boolean drops = random.nextBoolean();
    int epochs = random.nextInt(1, 99);
    Search search = new AnySearch(random).next(drops, epochs);
    return new Learning(
        new Learning.Policy(
            drops ? Learning.PolicyKind.DROPOUT_TRADER : Learning.PolicyKind.NEURAL_TRADER,
            oneOf(Learning.Range.values())),
        oneOf(Learning.Objective.values()),
        new Learning.Training(
            epochs,
            random.nextInt(1, 99),
            random.nextInt(1, 999),
            oneOf(Learning.OptimizerKind.values()),
            random.nextDouble(0.01, 0.99)),
        folds(),
        search,
        new Seeds(random.nextLong(), some(random::nextLong)));
  }

  private Folds folds() {
    if (random.nextBoolean()) {
      return new Folds.Walk(
          oneOf(Folds.Kind.values()), span().plusNanos(1), span().plusSeconds(1), span(), span());
    }
    var pairs = new ArrayList<Folds.Pair>();
    Instant at = Instant.parse("2013-11-25T00:00:00Z").plusMillis(random.nextInt(100_000));
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      Instant trained = at.plus(span()).plusNanos(1_000_000);
      Instant tested = trained.plus(span()).plusSeconds(3);
      pairs.add(new Folds.Pair(new Folds.Span(at, trained), new Folds.Span(trained, tested)));
      at = tested;
    }
    return new Folds.Dated(pairs, span(), span());
  }

  private Judgement judgement() {
    return new Judgement(
        new Judgement.Limits(
            random.nextInt(1, 999),
            random.nextInt(1, 999),
            random.nextDouble(0.01, 0.99),
            random.nextDouble(0.01, 0.99),
            random.nextDouble(0.01, 0.99)),
        new Judgement.Gate(random.nextInt(64, 999), some(() -> oneOf(Scramble.values()))));
  }

  private Controls controls() {
    var skip = new ArrayList<Control>();
    for (Control kind : Control.values()) {
      if (random.nextBoolean()) {
        skip.add(kind);
      }
    }
    double most = random.nextDouble(0.1, 0.99);
    return new Controls(
        random.nextInt(10, 50),
        random.nextInt(10, 50),
        random.nextInt(1, 200),
        List.of(most / 8, most / 4, most / 2, most),
        random.nextInt(1, 9),
        random.nextInt(2, 200),
        skip);
  }

  private Duration span() {
    return switch (random.nextInt(4)) {
      case 0 -> Duration.ZERO;
      case 1 -> Duration.ofMinutes(random.nextInt(1, 10_000));
      case 2 -> Duration.ofDays(random.nextInt(1, 100));
      default -> Duration.ofNanos(random.nextLong(1, 1_000_000_000_000L));
    };
  }

  private double positive() {
    return Math.pow(10, random.nextDouble(-8, 8));
  }

  private double share() {
    return oneOf(1.0, 0.5, random.nextDouble(1e-6, 1));
  }

  /** Never blank. */
  private String text() {
    var text = new StringBuilder(oneOf("", "#", "- ", "yes", "null", "1e5", "\uD83D\uDE80"));
    for (int i = random.nextInt(1, 30); i > 0; i--) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.append(oneOf("x", "0", "\"", "~")).toString();
  }

  /** One to four different values. */
  private <T> List<T> some(Supplier<T> value) {
    var values = new LinkedHashSet<T>();
    for (int i = random.nextInt(1, 5); i > 0; i--) {
      values.add(value.get());
    }
    return List.copyOf(values);
  }

  @SafeVarargs
  private <T> T oneOf(T... values) {
    return Arrays.asList(values).get(random.nextInt(values.length));
  }
}
