package dev.holdout.backtest;

import dev.holdout.backtest.event.MarketEvent;
import dev.holdout.backtest.event.OrderEvent;
import dev.holdout.backtest.order.Fill;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Does what is written for a bar, and remembers what it was told. */
final class Script implements Strategy {

  /** What to do after one bar. */
  interface Act {
    void at(MarketView view, OrderDesk desk);
  }

  private final Map<Integer, Act> acts = new TreeMap<>();
  final List<Fill> fills = new ArrayList<>();
  final List<OrderEvent.Rejected> rejections = new ArrayList<>();
  MarketView view;
  OrderDesk desk;

  /** After the bar with this index. */
  Script after(int bar, Act act) {
    acts.put(bar, act);
    return this;
  }

  @Override
  public void onBar(MarketEvent.BarClosed bar, MarketView view, OrderDesk desk) {
    this.view = view;
    this.desk = desk;
    Act act = acts.get(bar.index());
    if (act != null) {
      act.at(view, desk);
    }
  }

  @Override
  public void onFill(Fill fill, MarketView view) {
    fills.add(fill);
  }

  @Override
  public void onReject(OrderEvent.Rejected rejected, MarketView view) {
    rejections.add(rejected);
  }
}
