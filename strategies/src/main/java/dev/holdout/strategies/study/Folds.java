package dev.holdout.strategies.study;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Spans of training and test: cut by a rule, or stated as dates. */
public sealed interface Folds permits Folds.Walk, Folds.Dated {

  /** Labels this long before a test are left out of its training. */
  Duration purge();

  /** Left out between the end of training and the start of its test, beyond the purge. */
  Duration embargo();

  /** How training spans follow one another. */
  enum Kind {
    /** Each training starts at the beginning of the data and ends before its test. */
    EXPANDING,
    /** Each training has the same length. */
    ROLLING
  }

  /**
   * Walk-forward: tests of one length follow one another, each after its training.
   *
   * @param kind how training spans follow one another
   * @param train length of the (first) training, longer than 0
   * @param test length of each test, longer than 0
   * @param purge 0 or longer
   * @param embargo 0 or longer
   */
  record Walk(Kind kind, Duration train, Duration test, Duration purge, Duration embargo)
      implements Folds {

    public Walk {
      var check = new Check();
      check.stated(kind, "folds.walk-forward", "expanding");
      check.positive("folds.train", train, "3d");
      check.positive("folds.test", test, "12h");
      check.notNegative("folds.purge", purge, "5m");
      check.notNegative("folds.embargo", embargo, "1h");
      check.done();
    }
  }

  /**
   * Folds by their dates.
   *
   * @param spans in order; each test lies after its training and after the test before it
   * @param purge 0 or longer
   * @param embargo 0 or longer
   */
  record Dated(List<Pair> spans, Duration purge, Duration embargo) implements Folds {

    public Dated {
      var check = new Check();
      check.notNegative("folds.purge", purge, "5m");
      check.notNegative("folds.embargo", embargo, "1h");
      check.stated(spans, "folds.spans", "[{train: [...], test: [...]}]");
      spans = spans == null ? List.of() : List.copyOf(spans);
      check.that(!spans.isEmpty(), "folds.spans", "[]", "state at least one fold", "[{...}]");
      for (int i = 0; i < spans.size(); i++) {
        Pair pair = spans.get(i);
        String path = "folds.spans." + i;
        ordered(check, path + ".train", pair.train());
        ordered(check, path + ".test", pair.test());
        after(check, path + ".test", pair.test(), pair.train().to(), "its training");
        if (i > 0) {
          after(
              check, path + ".test", pair.test(), spans.get(i - 1).test().to(), "the test before");
        }
      }
      check.done();
    }

    private static void ordered(Check check, String path, Span span) {
      check.that(
          span.from().isBefore(span.to()),
          path,
          span.text(),
          "a span ends after it starts",
          new Span(span.to(), span.from()).text());
    }

    private static void after(Check check, String path, Span test, Instant earliest, String what) {
      if (test.from().isBefore(earliest)) {
        Duration length = Duration.between(test.from(), test.to());
        Instant to = earliest.plus(length.isPositive() ? length : Duration.ofHours(12));
        check.add(
            path + " starts at " + test.from() + ", before " + what + " ends at " + earliest,
            path,
            "test: " + new Span(earliest, to).text());
      }
    }
  }

  /** One fold by its dates. */
  record Pair(Span train, Span test) {}

  /**
   * @param from first instant inside, UTC
   * @param to first instant after, UTC
   */
  record Span(Instant from, Instant to) {

    /** {@code [2013-11-25T00:00:00Z, 2013-11-28T00:00:00Z]}. */
    public String text() {
      return "[" + from + ", " + to + "]";
    }
  }
}
