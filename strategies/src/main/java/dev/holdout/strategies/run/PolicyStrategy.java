package dev.holdout.strategies.run;

import dev.holdout.backtest.MarketView;
import dev.holdout.backtest.OrderDesk;
import dev.holdout.backtest.Strategy;
import dev.holdout.backtest.event.MarketEvent;
import dev.holdout.backtest.order.Side;
import dev.holdout.features.FeaturePipeline;
import dev.holdout.features.Row;
import dev.holdout.features.RowState;
import dev.holdout.features.Stream;
import dev.holdout.features.scale.Fitted;
import dev.holdout.marketdata.bar.BarSeries;
import dev.holdout.models.PositionRule;
import dev.holdout.strategies.sizing.ShareOfEquity;
import java.util.ArrayList;
import java.util.List;

/**
 * Trades trained policies: features come from the live stream bar by bar, the policy in force at
 * the decision gives a position, sizing makes it a size, and the difference to what is held becomes
 * a market order. Where a window is not whole (an empty bar, warming up) the position is held.
 */
public final class PolicyStrategy implements Strategy {

  /**
   * A policy and the span in which it trades.
   *
   * @param fold number of the fold, from 1
   * @param from first instant, UTC epoch nanoseconds
   * @param to end, exclusive
   * @param lag decisions a window holds
   * @param fitted transforms, in the order in which they apply
   * @param rules positions are the mean of theirs: the seeds of one configuration
   */
  public record InForce(
      int fold, long from, long to, int lag, List<Fitted> fitted, List<PositionRule> rules) {}

  /**
   * What was decided at one bar.
   *
   * @param fold in force
   * @param at UTC epoch nanoseconds
   * @param position asked for, −1 to 1; the one before where the window was not whole
   * @param equity money increments
   * @param price the last known print, price increments
   */
  public record Decided(int fold, long at, double position, long equity, long price) {}

  /** Bars by their place in the whole series; read up to the announced one only. */
  @FunctionalInterface
  public interface Bars {

    /** Feeds bar {@code index} to the features and gives the row at the instant it is known. */
    Row next(Stream features, int index);
  }

  /** Is shown what the features were and what was decided; it must keep copies of its own. */
  @FunctionalInterface
  public interface Watcher {

    /**
     * @param position held on to where {@code decided} is false; NaN before the first policy
     */
    void saw(int bar, Row row, double position, boolean decided);
  }

  private final Bars bars;
  private final Stream stream;
  private final List<InForce> schedule;
  private final ShareOfEquity sizing;
  private final float[][] recent;
  private final List<Decided> decisions = new ArrayList<>();
  private long rows;
  private int wholeRun;
  private double position;
  private int observed;
  private Watcher watcher = (bar, row, position, decided) -> {};

  /**
   * @param bars the series whose bars the feed announces; read up to the announced one only
   * @param schedule in order of time, spans that do not overlap
   */
  PolicyStrategy(
      BarSeries bars, FeaturePipeline pipeline, List<InForce> schedule, ShareOfEquity sizing) {
    this((features, index) -> features.next(bars, index), pipeline, schedule, sizing);
  }

  /**
   * Over bars that come as time passes. Every bar from the first one on is read before a decision,
   * those from before the first policy too, so that the features are as warm as history makes them.
   *
   * @param schedule in order of time, spans that do not overlap
   */
  public PolicyStrategy(
      Bars bars, FeaturePipeline pipeline, List<InForce> schedule, ShareOfEquity sizing) {
    this.bars = bars;
    this.stream = pipeline.stream();
    this.schedule = List.copyOf(schedule);
    this.sizing = sizing;
    int longest = schedule.stream().mapToInt(InForce::lag).max().orElse(1);
    this.recent = new float[longest][pipeline.features().size()];
  }

  /** Shows every bar's features and decision to {@code watcher} from now on. */
  public void watch(Watcher watcher) {
    this.watcher = watcher;
  }

  /** Reads the bars up to {@code index} that lie before the run; nothing is decided on them. */
  public void warm(int index) {
    while (observed <= index) {
      watcher.saw(observed, observe(observed), Double.NaN, false);
      observed++;
    }
  }

  /** Decisions so far, oldest first. */
  public List<Decided> decisions() {
    return decisions;
  }

  @Override
  public void onBar(MarketEvent.BarClosed bar, MarketView view, OrderDesk desk) {
    warm(bar.index() - 1);
    Row row = observe(bar.index());
    observed++;
    InForce policy = inForce(view.now());
    boolean decides = policy != null && view.hasPrice();
    boolean whole = decides && wholeRun >= policy.lag();
    if (whole) {
      position = mean(policy, window(policy));
    }
    watcher.saw(bar.index(), row, position, whole);
    if (decides) {
      decisions.add(
          new Decided(policy.fold(), view.now(), position, view.equity(), view.lastPrice()));
    }
    if (whole) {
      order(view, desk);
    }
  }

  private Row observe(int bar) {
    Row row = bars.next(stream, bar);
    row.copyTo(recent[(int) (rows % recent.length)], 0);
    rows++;
    wholeRun = row.state() == RowState.VALID ? wholeRun + 1 : 0;
    return row;
  }

  private InForce inForce(long now) {
    for (InForce policy : schedule) {
      if (now >= policy.from() && now < policy.to()) {
        return policy;
      }
    }
    return null;
  }

  /** The last {@code lag} rows, oldest first, each scaled by what the fold taught. */
  private float[] window(InForce policy) {
    int columns = recent[0].length;
    float[] window = new float[policy.lag() * columns];
    for (int k = 0; k < policy.lag(); k++) {
      long age = policy.lag() - 1L - k;
      float[] row = recent[(int) ((rows - 1 - age) % recent.length)].clone();
      for (Fitted transform : policy.fitted()) {
        transform.apply(row);
      }
      System.arraycopy(row, 0, window, k * columns, columns);
    }
    return window;
  }

  private static double mean(InForce policy, float[] window) {
    double sum = 0;
    for (PositionRule rule : policy.rules()) {
      sum += rule.position(window);
    }
    return sum / policy.rules().size();
  }

  private void order(MarketView view, OrderDesk desk) {
    long target = sizing.target(view.instrument(), position, view.equity(), view.lastPrice());
    long change = target - view.positionWhenFilled();
    if (change != 0) {
      desk.market(change > 0 ? Side.BUY : Side.SELL, Math.abs(change));
    }
  }
}
