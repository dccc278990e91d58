package dev.holdout.strategies.study.file;

import dev.holdout.backtest.execution.FillPolicy;
import dev.holdout.features.Feature;
import dev.holdout.features.audit.Scramble;
import dev.holdout.features.scale.Transform;
import dev.holdout.features.target.Target;
import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.BadInput.Fault;
import dev.holdout.marketdata.instrument.CostTerm;
import dev.holdout.marketdata.instrument.Proportional;
import dev.holdout.marketdata.instrument.TradingCosts;
import dev.holdout.strategies.study.Controls;
import dev.holdout.strategies.study.Defaults;
import dev.holdout.strategies.study.Judgement;
import dev.holdout.strategies.study.Learning;
import dev.holdout.strategies.study.Signal;
import dev.holdout.strategies.study.Statements;
import dev.holdout.strategies.study.Study;
import dev.holdout.strategies.study.Trading;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads a study's tree of keys, top to bottom; the order of keys in a file does not matter. */
final class StudyReader {

  private final Section top;
  private final Faults faults;
  private final Catalogue catalogue;

  StudyReader(Node.Mapping root, Faults faults, Catalogue catalogue) {
    this.top = new Section(root, "", root.mark(), faults);
    this.faults = faults;
    this.catalogue = catalogue;
  }

  /**
   * @throws BadInput with every fault
   */
  Study read() {
    String name = top.text("study", "btc-momentum");
    Statements statements =
        top.section("statements", "{question: ...}").map(this::statements).orElse(null);
    var market = new MarketReader(top, faults).read();
    Signal signal = signal();
    Trading trading = trading();
    Learning learning = new LearningReader(top, faults).read();
    Judgement judgement = judgement();
    Controls controls =
        top.maySection("controls")
            .map(section -> new ControlsReader(faults).read(section))
            .orElse(Controls.standard());
    top.end();
    faults.done();
    Study study =
        faults.part(
            "study",
            faults.count(),
            () ->
                new Study(
                    name, statements, market, signal, trading, learning, judgement, controls));
    faults.done();
    return study;
  }

  private Statements statements(Section section) {
    Function<String, String> said =
        key ->
            section
                .need(key, Statements.missing(key))
                .map(entry -> section.scalar("statements." + key, entry.value(), "one sentence"))
                .orElse(null);
    String question = said.apply("question");
    String horizon = said.apply("horizon");
    String context = said.apply("market-context");
    String inputs = said.apply("trusted-inputs");
    String policy = said.apply("policy");
    String sizing = said.apply("sizing");
    String invalidation = said.apply("invalidation");
    section.end();
    return faults.part(
        "statements",
        section.before(),
        () -> new Statements(question, horizon, context, inputs, policy, sizing, invalidation));
  }

  private Signal signal() {
    int before = faults.count();
    List<Feature> features =
        top.list("features", "[LogReturn(1)]", named("features", catalogue::feature));
    List<Transform> transforms =
        top.listOr("transforms", Defaults.transforms(), named("transforms", catalogue::transform));
    Target target =
        top.need("target", "ForwardReturn(1)")
            .map(entry -> named("target", catalogue::target).apply(entry.value()))
            .orElse(null);
    return features == null || target == null
        ? null
        : faults.part("features", before, () -> new Signal(features, transforms, target));
  }

  /** A part by its name; its fault is told where the name is written. */
  private <T> Function<Node, T> named(String key, Function<String, T> parse) {
    return node -> {
      String text = top.scalar(key, node, "LogReturn(5)");
      if (text == null) {
        return null;
      }
      try {
        return parse.apply(text);
      } catch (BadInput bad) {
        for (Fault fault : bad.faults()) {
          faults.add(node.mark(), fault.value(), fault.remedy());
        }
        return null;
      }
    };
  }

  private Trading trading() {
    int before = faults.count();
    Trading.Fills fills = top.section("fills", "{latency: 500ms}").map(this::fills).orElse(null);
    TradingCosts costs =
        top.section("costs", "{commission: {basis-points: 20, source: fee schedule, 2013}}")
            .map(this::costs)
            .orElse(null);
    Trading.Account account =
        top.section("account", "{currency: USD, cash: 100000, largest-position: 0.5}")
            .map(this::account)
            .orElse(null);
    Trading.RiskShares risk =
        top.section("risk", "{position: 1, loss-per-trade: 0.02, loss-per-day: 0.05}")
            .map(this::risk)
            .orElse(null);
    return fills == null || costs == null || account == null || risk == null
        ? null
        : faults.part("costs", before, () -> new Trading(fills, costs, account, risk));
  }

  private Trading.Fills fills(Section section) {
    Duration latency = section.duration("latency", "500ms");
    FillPolicy policy = section.wordOr("policy", FillPolicy.class, FillPolicy.NEXT_TRADE);
    List<String> unsafe =
        section.listOr(
            "unsafe", List.of(), node -> section.scalar("fills.unsafe", node, "[same-bar-fill]"));
    section.end();
    return faults.part("fills", section.before(), () -> new Trading.Fills(latency, policy, unsafe));
  }

  private TradingCosts costs(Section section) {
    var terms = new ArrayList<CostTerm>();
    for (String name : List.copyOf(section.keys())) {
      section
          .section(name, "{basis-points: 20, source: fee schedule, 2013}")
          .flatMap(term -> cost(name, term))
          .ifPresent(terms::add);
    }
    section.end();
    return faults.part("costs", section.before(), () -> new TradingCosts(terms));
  }

  private Optional<CostTerm> cost(String name, Section section) {
    Optional<CostTerm> own = catalogue.cost(name);
    if (own.isPresent() && (section.has("smooth") || section.has("engine-only"))) {
      return own;
    }
    BigDecimal points = section.decimal("basis-points", "20");
    String source = section.text("source", "fee schedule of the venue, with its date");
    section.end();
    return Optional.ofNullable(
        faults.part(
            section.path(), section.before(), () -> new Proportional(name, points, source)));
  }

  private Trading.Account account(Section section) {
    String currency = section.text("currency", "USD");
    BigDecimal cash = section.decimal("cash", "100000");
    double largest = section.number("largest-position", "0.5");
    section.end();
    return faults.part(
        "account", section.before(), () -> new Trading.Account(currency, cash, largest));
  }

  private Trading.RiskShares risk(Section section) {
    double position = section.number("position", "1");
    double perTrade = section.number("loss-per-trade", "0.02");
    double perDay = section.number("loss-per-day", "0.05");
    section.end();
    return faults.part(
        "risk", section.before(), () -> new Trading.RiskShares(position, perTrade, perDay));
  }

  private Judgement judgement() {
    Judgement.Limits limits =
        top.maySection("limits").map(this::limits).orElse(Judgement.Limits.standard());
    Judgement.Gate gate = top.maySection("gate").map(this::gate).orElse(Judgement.Gate.standard());
    return limits == null || gate == null ? null : new Judgement(limits, gate);
  }

  private Judgement.Limits limits(Section section) {
    Judgement.Limits usual = Judgement.Limits.standard();
    int days = section.countOr("days", usual.days());
    int trades = section.countOr("closed-trades", usual.closedTrades());
    double dsr = section.numberOr("dsr", usual.deflatedSharpe());
    double pbo = section.numberOr("pbo", usual.overfitting());
    double spa = section.numberOr("spa", usual.superiorAbility());
    section.end();
    return faults.part(
        "limits", section.before(), () -> new Judgement.Limits(days, trades, dsr, pbo, spa));
  }

  private Judgement.Gate gate(Section section) {
    Judgement.Gate usual = Judgement.Gate.standard();
    int instants = section.countOr("instants", usual.instants());
    var scrambles =
        section.listOr(
            "scrambles",
            usual.scrambles(),
            node -> section.asWord("gate.scrambles", node, Scramble.class));
    section.end();
    return faults.part("gate", section.before(), () -> new Judgement.Gate(instants, scrambles));
  }
}
