package dev.holdout.strategies.paper.parity;

import dev.holdout.marketdata.bar.Bar;
import dev.holdout.marketdata.instrument.Instrument;
import dev.holdout.marketdata.time.Nanos;
import dev.holdout.marketdata.trade.TradeSeries;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The first difference of each stage, in the order in which one causes the next: event, inputs,
 * features, outputs, orders, fills. Each says what the backtest had, then what the session had.
 */
final class Divergence {

  private final Instrument instrument;
  private final List<String> lines = new ArrayList<>();

  Divergence(Instrument instrument) {
    this.instrument = instrument;
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  private void add(String stage, String what) {
    lines.add("%-10s%s".formatted(stage, what));
  }

  void ticks(TradeSeries there, TradeSeries here) {
    int both = Math.min(there.size(), here.size());
    for (int i = 0; i < both; i++) {
      if (there.happenedAt(i) != here.happenedAt(i)
          || there.knownAt(i) != here.knownAt(i)
          || there.price(i) != here.price(i)
          || there.size(i) != here.size(i)) {
        add(
            "event",
            "print %,d: backtest %s; paper %s".formatted(i, print(there, i), print(here, i)));
        return;
      }
    }
    if (there.size() != here.size()) {
      add(
          "event",
          "backtest has %,d prints; paper received %,d, equal as far as they go"
              .formatted(there.size(), here.size()));
    }
  }

  private String print(TradeSeries trades, int i) {
    return "%s price %s size %s"
        .formatted(
            Nanos.iso(trades.knownAt(i)),
            amount(trades.price(i), instrument.priceIncrement()),
            amount(trades.size(i), instrument.sizeIncrement()));
  }

  void bars(List<Bar> there, List<Bar> here) {
    int both = Math.min(there.size(), here.size());
    for (int i = 0; i < both; i++) {
      if (!there.get(i).equals(here.get(i))) {
        add(
            "inputs",
            "bar %,d, %s to %s: %s"
                .formatted(
                    i,
                    Nanos.iso(there.get(i).openAt()),
                    Nanos.iso(there.get(i).closeAt()),
                    fields(there.get(i), here.get(i))));
        return;
      }
    }
    if (there.size() != here.size()) {
      add("inputs", "backtest has %,d bars; paper made %,d".formatted(there.size(), here.size()));
    }
  }

  private String fields(Bar there, Bar here) {
    List<String> differing = new ArrayList<>();
    BigDecimal price = instrument.priceIncrement();
    BigDecimal size = instrument.sizeIncrement();
    field(differing, "opens at", Bar::openAt, BigDecimal.ONE, there, here);
    field(differing, "known at", Bar::knownAt, BigDecimal.ONE, there, here);
    field(differing, "open", Bar::open, price, there, here);
    field(differing, "high", Bar::high, price, there, here);
    field(differing, "low", Bar::low, price, there, here);
    field(differing, "close", Bar::close, price, there, here);
    field(differing, "volume", Bar::volume, size, there, here);
    field(differing, "signed volume", Bar::signedVolume, size, there, here);
    field(differing, "trades", Bar::trades, BigDecimal.ONE, there, here);
    return String.join(", ", differing);
  }

  private static void field(
      List<String> differing,
      String name,
      ToLongFunction<Bar> field,
      BigDecimal increment,
      Bar there,
      Bar here) {
    long one = field.applyAsLong(there);
    long two = field.applyAsLong(here);
    if (one != two) {
      differing.add(
          name + " backtest " + amount(one, increment) + ", paper " + amount(two, increment));
    }
  }

  void features(List<String> names, Trail there, Trail here) {
    int both = Math.min(there.steps().size(), here.steps().size());
    for (int i = 0; i < both; i++) {
      float[] one = there.steps().get(i).features();
      float[] two = here.steps().get(i).features();
      for (int f = 0; f < one.length; f++) {
        if (Float.floatToIntBits(one[f]) != Float.floatToIntBits(two[f])) {
          add(
              "features",
              "%s at bar %,d, known %s: backtest %s, paper %s"
                  .formatted(
                      names.get(f), i, Nanos.iso(there.bars().get(i).knownAt()), one[f], two[f]));
          return;
        }
      }
    }
  }

  void positions(Trail there, Trail here) {
    int both = Math.min(there.steps().size(), here.steps().size());
    for (int i = 0; i < both; i++) {
      double one = there.steps().get(i).position();
      double two = here.steps().get(i).position();
      if (Double.doubleToLongBits(one) != Double.doubleToLongBits(two)) {
        add(
            "outputs",
            "position at bar %,d, known %s: backtest %s, paper %s"
                .formatted(i, Nanos.iso(there.bars().get(i).knownAt()), one, two));
        return;
      }
    }
  }

  void sentences(String stage, List<String> there, List<String> here) {
    int both = Math.min(there.size(), here.size());
    for (int i = 0; i < both; i++) {
      if (!there.get(i).equals(here.get(i))) {
        add(stage, "backtest " + there.get(i) + "; paper " + here.get(i));
        return;
      }
    }
    if (there.size() != here.size()) {
      List<String> longer = there.size() > here.size() ? there : here;
      add(
          stage,
          "backtest has %,d, paper %,d; only one has %s"
              .formatted(there.size(), here.size(), longer.get(both)));
    }
  }

  private static String amount(long increments, BigDecimal increment) {
    return BigDecimal.valueOf(increments).multiply(increment).stripTrailingZeros().toPlainString();
  }
}
