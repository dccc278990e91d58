package dev.holdout.strategies.study;

import java.util.HashSet;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Where randomness starts. Every stream of random numbers in a run is keyed by the master seed and
 * its own purpose; the list names the trainings that are repeated from different starts.
 *
 * @param master of the run: instants of the gate, resampling
 * @param list one training a seed and configuration; at least one, none twice
 */
public record Seeds(long master, List<Long> list) {

  public Seeds {
    var check = new Check();
    check.stated(list, "seeds.list", "[1, 2, 3]");
    list = list == null ? List.of() : List.copyOf(list);
    check.that(!list.isEmpty(), "seeds.list", list, "name at least one seed", "[1, 2, 3]");
    check.that(
        new HashSet<>(list).size() == list.size(),
        "seeds.list",
        list,
        "the same seed twice is the same training twice",
        "[1, 2, 3]");
    check.done();
  }

  /** Seeds 1 to {@code count}. */
  public static Seeds count(long master, int count) {
    return new Seeds(master, LongStream.rangeClosed(1, count).boxed().toList());
  }
}
