package dev.holdout.strategies.study;

import dev.holdout.backtest.execution.FillPolicy;
import dev.holdout.features.Feature;
import dev.holdout.features.scale.Transform;
import dev.holdout.features.target.Target;
import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.BadInput.Fault;
import dev.holdout.marketdata.instrument.CostTerm;
import dev.holdout.marketdata.instrument.Proportional;
import dev.holdout.marketdata.instrument.TradingCosts;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * States a study in Java, one sentence or part a call, in any order. What is not stated and has no
 * default is refused by name when the study is built; all faults are told at once.
 */
public final class StudyBuilder {

  private static final String OWN = StudyBuilder.class.getName();

  private final String name;
  private final StudyRunner runner;
  private final List<Told> told = new ArrayList<>();
  private final List<CostTerm> costs = new ArrayList<>();
  private final String[] sentences = new String[7];
  private Market.Data data;
  private Market.TimelineSpec timeline;
  private List<Feature> features;
  private List<Transform> transforms = Defaults.transforms();
  private Target target;
  private Trading.Fills fills;
  private Trading.Account account;
  private Trading.RiskShares risk;
  private Learning.Policy policy;
  private Learning.Objective objective;
  private Learning.Training training = Defaults.training();
  private Folds folds;
  private Search search;
  private Seeds seeds = Defaults.seeds();
  private Judgement.Limits limits = Judgement.Limits.standard();
  private Judgement.Gate gate = Judgement.Gate.standard();
  private Controls controls = Controls.standard();
  private String runAt = "";

  /**
   * @param runner used by {@link #run()} when nobody loads this study from a file
   */
  public StudyBuilder(String name, StudyRunner runner) {
    this.name = name;
    this.runner = runner;
  }

  public StudyBuilder asks(String question) {
    return sentence(0, question);
  }

  public StudyBuilder horizon(String horizon) {
    return sentence(1, horizon);
  }

  public StudyBuilder marketContext(String context) {
    return sentence(2, context);
  }

  public StudyBuilder trusts(String inputs) {
    return sentence(3, inputs);
  }

  public StudyBuilder policyStated(String rule) {
    return sentence(4, rule);
  }

  public StudyBuilder sizing(String rule) {
    return sentence(5, rule);
  }

  public StudyBuilder invalidWhen(String condition) {
    return sentence(6, condition);
  }

  /** Trades of a named source, {@code demo}. */
  public StudyBuilder data(String source) {
    data = part(() -> new Market.Source(source));
    return this;
  }

  public StudyBuilder data(Market.Data trades) {
    data = trades;
    return this;
  }

  /** A decision at the close of every bar of this span. */
  public StudyBuilder bars(Duration span) {
    return bars(span, Duration.ZERO);
  }

  public StudyBuilder bars(Duration span, Duration lag) {
    timeline = part(() -> new Market.TimelineSpec(span, lag));
    return this;
  }

  public StudyBuilder features(Feature... columns) {
    features = List.of(columns);
    return this;
  }

  public StudyBuilder transforms(Transform... fitted) {
    transforms = List.of(fitted);
    return this;
  }

  public StudyBuilder target(Target label) {
    target = label;
    return this;
  }

  /** Fills on the first trade after the latency. */
  public StudyBuilder fills(Duration latency) {
    return fills(latency, FillPolicy.NEXT_TRADE);
  }

  public StudyBuilder fills(Duration latency, FillPolicy rule, String... unsafe) {
    fills = part(() -> new Trading.Fills(latency, rule, List.of(unsafe)));
    return this;
  }

  /** One term of the costs; in the order in which reports show them. */
  public StudyBuilder cost(String term, double basisPoints, String source) {
    CostTerm made = part(() -> new Proportional(term, decimal(basisPoints), source));
    return made == null ? this : cost(made);
  }

  public StudyBuilder cost(CostTerm term) {
    costs.add(term);
    return this;
  }

  public StudyBuilder account(String currency, double cash, double largestPosition) {
    account = part(() -> new Trading.Account(currency, decimal(cash), largestPosition));
    return this;
  }

  public StudyBuilder risk(double position, double lossPerTrade, double lossPerDay) {
    risk = part(() -> new Trading.RiskShares(position, lossPerTrade, lossPerDay));
    return this;
  }

  public StudyBuilder neuralTrader(Learning.Range range) {
    policy = part(() -> new Learning.Policy(Learning.PolicyKind.NEURAL_TRADER, range));
    return this;
  }

  public StudyBuilder dropoutTrader(Learning.Range range) {
    policy = part(() -> new Learning.Policy(Learning.PolicyKind.DROPOUT_TRADER, range));
    return this;
  }

  /** What training pays, after costs. */
  public StudyBuilder objective(Learning.Objective paidFor) {
    objective = paidFor;
    return this;
  }

  public StudyBuilder training(
      int epochs, int patience, int batch, Learning.OptimizerKind optimizer, double validation) {
    training = part(() -> new Learning.Training(epochs, patience, batch, optimizer, validation));
    return this;
  }

  /** Walk-forward with a training that grows. */
  public StudyBuilder expanding(Duration train, Duration test, Duration purge, Duration embargo) {
    folds = part(() -> new Folds.Walk(Folds.Kind.EXPANDING, train, test, purge, embargo));
    return this;
  }

  /** Walk-forward with a training of fixed length. */
  public StudyBuilder rolling(Duration train, Duration test, Duration purge, Duration embargo) {
    folds = part(() -> new Folds.Walk(Folds.Kind.ROLLING, train, test, purge, embargo));
    return this;
  }

  public StudyBuilder folds(Folds spans) {
    folds = spans;
    return this;
  }

  /**
   * The configurations among which each fold chooses: {@code search(space -> space.integer("lag",
   * 4, 12).choice("hidden", 8, 16).logUniform("lr", 0.001, 0.1), Search.halving(32))}.
   */
  public StudyBuilder search(UnaryOperator<Space.Builder> space, Search.Method method) {
    search = part(() -> new Search(space.apply(Space.builder()).build(), method));
    return this;
  }

  /** Every combination of the space's choices. */
  public StudyBuilder search(UnaryOperator<Space.Builder> space) {
    return search(space, Search.grid());
  }

  public StudyBuilder seeds(long master, long... list) {
    seeds = part(() -> new Seeds(master, Arrays.stream(list).boxed().toList()));
    return this;
  }

  public StudyBuilder limits(Judgement.Limits verdict) {
    limits = verdict;
    return this;
  }

  public StudyBuilder gate(Judgement.Gate causality) {
    gate = causality;
    return this;
  }

  /**
   * Other controls than the standard ones: {@code controls(all -> all.skipping(Control.ORACLE))}.
   */
  public StudyBuilder controls(UnaryOperator<Controls> changed) {
    controls = part(() -> changed.apply(Controls.standard()));
    return this;
  }

  /**
   * @throws BadInput with every fault of the study
   */
  public Study build() {
    String[] s = sentences;
    Statements statements = part(() -> new Statements(s[0], s[1], s[2], s[3], s[4], s[5], s[6]));
    Market market = part(() -> new Market(data, timeline));
    Signal signal = part(() -> new Signal(features, transforms, target));
    Trading trading = part(() -> new Trading(fills, new TradingCosts(costs), account, risk));
    Learning learning = part(() -> new Learning(policy, objective, training, folds, search, seeds));
    Judgement judgement = part(() -> new Judgement(limits, gate));
    Study study =
        told.isEmpty()
            ? part(() ->
                new Study(name, statements, market, signal, trading, learning, judgement, controls))
            : null;
    if (study == null) {
      throw new BadInput(faults());
    }
    return study;
  }

  /** Hands the study to whoever loads this file, or runs it when nobody does. */
  public void run() {
    runAt = callersLine(); // whoever runs it stands between the study's code and its faults
    (StudyRunner.LOADER.isBound() ? StudyRunner.LOADER.get() : runner).run(this::build);
  }

  private StudyBuilder sentence(int index, String text) {
    sentences[index] = text;
    return this;
  }

  private static BigDecimal decimal(double value) {
    return Numbers.normal(BigDecimal.valueOf(value));
  }

  private <T> T part(Supplier<T> made) {
    try {
      return made.get();
    } catch (BadInput bad) {
      String line = callersLine();
      bad.faults().forEach(fault -> told.add(new Told(fault, line)));
      return null;
    }
  }

  /** {@code BtcMomentum.java:14}: the line of the study's own code that is at work. */
  private String callersLine() {
    if (!runAt.isEmpty()) {
      return runAt;
    }
    return StackWalker.getInstance()
        .walk(frames ->
            frames
                .filter(frame -> !frame.getClassName().startsWith(OWN))
                .findFirst()
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                .orElse(""));
  }

  /** A part that failed its own check is not told a second time as missing. */
  private List<Fault> faults() {
    var kept = new ArrayList<Fault>();
    for (Told one : told) {
      String path = one.fault().place();
      boolean echo =
          (one.fault().value().equals("the study does not state " + path) || path.equals("costs"))
              && told.stream().anyMatch(other -> other.fault().place().startsWith(path + "."));
      if (!echo) {
        String place = one.line() + (path.isEmpty() ? "" : " (" + path + ")");
        kept.add(new Fault(one.fault().value(), place, one.fault().remedy()));
      }
    }
    return kept;
  }

  private record Told(Fault fault, String line) {}
}
