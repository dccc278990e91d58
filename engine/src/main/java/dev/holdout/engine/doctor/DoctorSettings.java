package dev.holdout.engine.doctor;

import dev.holdout.engine.shape.Given;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * How a doctor watches.
 *
 * @param on whether at all; a doctor that is off listens to nothing
 * @param every after the first steps, norms and units are looked at in every so many; 1 or more
 * @param stopwatch a count of nanoseconds that only rises, such as {@code System::nanoTime}; null
 *     where no time is measured: then {@link Mistake#STARVED} is not looked for and the doctor's
 *     own share is not known
 * @param out is given each finding when it is found
 * @param without what is done on purpose and not to be found
 */
public record DoctorSettings(
    boolean on, int every, LongSupplier stopwatch, Consumer<Diagnosis> out, Set<Mistake> without) {

  private static final int EVERY = 64;

  public DoctorSettings {
    if (every < 1) {
      throw new IllegalArgumentException(
          "doctor: every is " + every + " steps; pass 1 to look at each, 64 is usual");
    }
    Given.present(out, "doctor", "where findings go");
    without = Set.copyOf(without);
  }

  /** On, without a stopwatch, findings to {@link Doctor#findings()} only. */
  public static DoctorSettings standard() {
    return new DoctorSettings(true, EVERY, null, finding -> {}, Set.of());
  }

  /** Listens to nothing. */
  public static DoctorSettings off() {
    return standard().on(false);
  }

  /** The same, on or off; for a flag. */
  public DoctorSettings on(boolean whether) {
    return new DoctorSettings(whether, every, stopwatch, out, without);
  }

  /** The same, looking at norms and units in every so many steps. */
  public DoctorSettings every(int steps) {
    return new DoctorSettings(on, steps, stopwatch, out, without);
  }

  /** The same with a stopwatch, such as {@code System::nanoTime}. */
  public DoctorSettings stopwatch(LongSupplier nanoseconds) {
    return new DoctorSettings(on, every, nanoseconds, out, without);
  }

  /**
   * The same, giving each finding away when it is found, such as to {@code System.err::println}.
   */
  public DoctorSettings out(Consumer<Diagnosis> reader) {
    return new DoctorSettings(on, every, stopwatch, reader, without);
  }

  /** The same without looking for this. */
  public DoctorSettings without(Mistake mistake) {
    Set<Mistake> fewer = EnumSet.of(mistake);
    fewer.addAll(without);
    return new DoctorSettings(on, every, stopwatch, out, fewer);
  }
}
