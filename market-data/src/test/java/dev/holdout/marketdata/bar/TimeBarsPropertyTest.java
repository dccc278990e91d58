package dev.holdout.marketdata.bar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.marketdata.RandomTape;
import dev.holdout.marketdata.Seeds;
import dev.holdout.marketdata.source.BitstampDemo;
import dev.holdout.marketdata.time.Nanos;
import dev.holdout.marketdata.trade.TradeSeries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimeBarsPropertyTest {

  private static final int TRADES = 300;

  @Test
  void cutting_the_tape_anywhere_leaves_the_bars_known_by_then_as_they_were() {
    Seeds.forEach(
        300,
        random -> {
          TimeBars bars = TimeBars.of(Duration.ofSeconds(1 + random.nextInt(100)));
          Duration lag = Duration.ofSeconds(random.nextInt(3) * random.nextInt(150));
          TradeSeries tape = RandomTape.of(random, TRADES, random.nextInt(40));
          BarSeries all = bars.from(tape, lag);
          long cut = instant(random, tape);
          BarSeries ofCut = bars.from(tape.knownUntil(cut), lag, cut);
          assertThat(ofCut.size()).isEqualTo(knownBy(all, cut));
          assertThat(ofCut.contentHash(ofCut.size())).isEqualTo(all.contentHash(ofCut.size()));
          BarSeries withoutClock = bars.from(tape.knownUntil(cut), lag);
          assertThat(withoutClock.size()).isLessThanOrEqualTo(ofCut.size());
          assertThat(withoutClock.contentHash(withoutClock.size()))
              .isEqualTo(all.contentHash(withoutClock.size()));
        });
  }

  @Test
  void bars_hold_every_print_of_their_spans_once() {
    Seeds.forEach(
        200,
        random -> {
          TimeBars bars = TimeBars.of(Duration.ofSeconds(1 + random.nextInt(100)));
          TradeSeries tape = RandomTape.of(random, TRADES, 0);
          long until = tape.knownAt(tape.size() - 1) + Nanos.ofSeconds(100);
          List<Bar> made = new ArrayList<>();
          BarStream stream = bars.stream(Duration.ZERO, (bar, seconds) -> made.add(bar));
          long volume = 0;
          for (int i = 0; i < tape.size(); i++) {
            stream.print(tape.happenedAt(i), tape.knownAt(i), tape.price(i), tape.size(i));
            volume += tape.size(i);
          }
          stream.clock(until);
          assertThat(made.stream().mapToLong(Bar::volume).sum()).isEqualTo(volume);
          assertThat(made.stream().mapToInt(Bar::trades).sum()).isEqualTo(tape.size());
          assertThat(stream.latePrints()).isZero();
        });
  }

  @Test
  void the_stream_equals_bars_gathered_one_by_one_from_the_whole_tape() {
    Seeds.forEach(
        150,
        random -> {
          long span = Nanos.ofSeconds(1 + random.nextInt(60));
          long lag = Nanos.ofSeconds(random.nextInt(80));
          TradeSeries tape = RandomTape.of(random, TRADES, random.nextInt(60));
          List<Bar> streamed = new ArrayList<>();
          BarStream stream =
              TimeBars.of(Duration.ofNanos(span)).stream(
                  Duration.ofNanos(lag), (bar, seconds) -> streamed.add(bar));
          for (int i = 0; i < tape.size(); i++) {
            stream.print(tape.happenedAt(i), tape.knownAt(i), tape.price(i), tape.size(i));
          }
          for (Bar bar : streamed) {
            assertThat(bar).isEqualTo(naive(tape, bar.openAt(), streamed.getFirst(), span, lag));
          }
        });
  }

  @Test
  void ticks_of_the_clock_between_prints_change_no_bar() {
    Seeds.forEach(
        200,
        random -> {
          TimeBars bars = TimeBars.of(Duration.ofSeconds(1 + random.nextInt(60)));
          TradeSeries tape = RandomTape.of(random, TRADES, random.nextInt(20));
          BarSeries.Builder ticked = BarSeries.of(tape.instrument(), bars.span());
          BarStream stream = bars.stream(Duration.ofSeconds(3), ticked::add);
          for (int i = 0; i < tape.size(); i++) {
            if (i > 0 && tape.knownAt(i) > tape.knownAt(i - 1) && random.nextBoolean()) {
              stream.clock(random.nextLong(tape.knownAt(i - 1), tape.knownAt(i)));
            }
            stream.print(tape.happenedAt(i), tape.knownAt(i), tape.price(i), tape.size(i));
          }
          BarSeries live = ticked.build();
          BarSeries history = bars.from(tape, Duration.ofSeconds(3));
          assertThat(live.size()).isEqualTo(history.size());
          assertThat(live.contentHash(live.size())).isEqualTo(history.contentHash(live.size()));
        });
  }

  @Test
  void five_minute_bars_of_the_demo_cover_its_week_without_a_gap() {
    TradeSeries tape = new BitstampDemo().load().trades();
    BarSeries bars = TimeBars.of(Duration.ofMinutes(5)).from(tape);
    double trades = 0;
    int missing = 0;
    for (int i = 0; i < bars.size(); i++) {
      assertThat(i == 0 || bars.openAt(i) == bars.closeAt(i - 1)).as("bar %s", i).isTrue();
      trades += bars.value(Field.TRADES, i);
      missing += bars.isMissing(i) ? 1 : 0;
    }
    assertThat(Nanos.iso(bars.openAt(0))).isEqualTo("2013-11-25T00:00:00.000Z");
    assertThat(Nanos.iso(bars.closeAt(bars.size() - 1))).isEqualTo("2013-12-01T16:00:00.000Z");
    assertThat(bars.size()).isEqualTo(6 * 288 + 16 * 12);
    assertThat(missing).isEqualTo(4);
    assertThat(tape.size() - trades).as("trades after the last complete bar").isEqualTo(68);
  }

  /** A bar as its definition says it, by looking through the whole tape. */
  private static Bar naive(TradeSeries tape, long openAt, Bar first, long span, long lag) {
    long closeAt = openAt + span;
    Gathering bar = new Gathering();
    int sign = 0;
    for (int i = 0; i < tape.size(); i++) {
      if (i > 0 && tape.price(i) != tape.price(i - 1)) {
        sign = Long.signum(tape.price(i) - tape.price(i - 1));
      }
      long at = tape.happenedAt(i);
      if (at >= Math.max(openAt, first.openAt())
          && at < closeAt
          && tape.knownAt(i) < closeAt + lag) {
        bar.add(at, tape.price(i), tape.size(i), sign);
      }
    }
    return bar.bar(openAt, closeAt, closeAt + lag);
  }

  private static long instant(Random random, TradeSeries tape) {
    int i = random.nextInt(tape.size());
    long at = tape.knownAt(i);
    return switch (random.nextInt(4)) {
      case 0 -> at;
      case 1 -> Math.floorDiv(at, Nanos.ofSeconds(10)) * Nanos.ofSeconds(10);
      case 2 -> Math.min(at + 1, tape.knownAt(tape.size() - 1));
      default -> random.nextLong(tape.knownAt(0), tape.knownAt(tape.size() - 1) + 1);
    };
  }

  private static int knownBy(BarSeries bars, long instant) {
    int count = 0;
    while (count < bars.size() && bars.knownAt(count) <= instant) {
      count++;
    }
    return count;
  }
}
