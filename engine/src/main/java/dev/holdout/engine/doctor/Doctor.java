package dev.holdout.engine.doctor;

import dev.holdout.engine.nn.Layer;
import dev.holdout.engine.optim.Optimizer;
import dev.holdout.engine.shape.Given;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Tensor;
import dev.holdout.engine.watch.Watch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Watches a training and names its mistakes, each once, with the line to change:
 *
 * <pre>{@code
 * var settings = DoctorSettings.standard().stopwatch(System::nanoTime).out(System.err::println);
 * try (var doctor = Doctor.watch(settings, net, adam)) {
 *   for (List<Tensor> batch : loader.epoch(0)) { … }   // the loop as it would be without
 *   System.out.println(doctor.report());
 * }
 * }</pre>
 *
 * <p>It looks for every {@link Mistake}. It watches the thread that made it, until closed; a doctor
 * made inside another's watch takes over until it is closed. It changes no number: the same
 * training without it gives the same bytes. Norms and units are looked at in the first steps and
 * then in every so many ({@link DoctorSettings#every}). With a stopwatch its own {@link #share} of
 * the time is known, and those later looks are left out while it is above 2 %.
 */
public final class Doctor implements AutoCloseable {

  private final DoctorSettings settings;
  private final Chart chart;
  private final Rounds rounds;
  private final List<Autograd.Scope> hooks = new ArrayList<>();
  private final Watch.Scope watch;
  private boolean closed;

  private Doctor(DoctorSettings settings) {
    this.settings = settings;
    this.chart = new Chart(settings);
    this.rounds = new Rounds(chart, checks(chart, settings), settings.stopwatch());
    this.watch = settings.on() ? Watch.open(rounds) : () -> {};
  }

  private static List<Check> checks(Chart chart, DoctorSettings settings) {
    return List.of(
        new StaleGradients(chart),
        new ForgottenMode(chart),
        new ParameterUse(chart),
        new KeptGraphs(chart),
        new ScalerUse(chart),
        new ScheduleOrder(chart),
        new ShuffledTime(chart),
        new DeadUnits(chart),
        new DeadRows(chart),
        new GradientNorms(chart),
        new ConstantLoss(chart),
        new LeakedTarget(chart),
        new RepeatedCopies(chart),
        new StarvedSteps(chart, settings.stopwatch()));
  }

  /** Watches with the usual settings. */
  public static Doctor watch(Layer net, Optimizer<?>... optimizers) {
    return watch(DoctorSettings.standard(), net, optimizers);
  }

  /**
   * Watches a net and what moves it from now on.
   *
   * @param optimizers those that move it; one that is not named is watched from its first step on
   * @throws IllegalArgumentException if the net, the settings or an optimiser is null
   */
  public static Doctor watch(DoctorSettings settings, Layer net, Optimizer<?>... optimizers) {
    Given.present(settings, "doctor", "the settings");
    Given.present(net, "doctor", "the net");
    Given.all(Arrays.asList(optimizers), "doctor", "optimizer");
    return new Doctor(settings).also(net, optimizers);
  }

  /** Watches another net too, such as a critic beside a generator; returns this. */
  public Doctor also(Layer net, Optimizer<?>... optimizers) {
    Given.present(net, "doctor", "the net");
    if (!settings.on()) {
      return this;
    }
    chart.add(net, Given.all(Arrays.asList(optimizers), "doctor", "optimizer"));
    for (Layer layer : net.namedLayers().values()) {
      if (layer == net || DeadUnits.looksAt(layer)) {
        hooks.add(layer.hook(rounds));
      }
    }
    return this;
  }

  /**
   * Tells of the data of a loop without a loader, for {@link Mistake#TARGET_AMONG_FEATURES}.
   *
   * @param features {@code [samples, …]}
   * @param target one number a sample
   */
  public void data(Tensor features, Tensor target) {
    if (settings.on()) {
      rounds.data(features, target);
    }
  }

  /** What was found so far, in the order in which it was found. */
  public List<Diagnosis> findings() {
    return List.copyOf(chart.findings());
  }

  /**
   * The doctor's own share of the time since it began to watch, from 0 to 1; empty without a
   * stopwatch.
   */
  public OptionalDouble share() {
    return rounds.share();
  }

  /** The findings with a headline, to print. */
  public String report() {
    if (!settings.on()) {
      return "doctor: off";
    }
    StringBuilder text = new StringBuilder();
    int count = chart.findings().size();
    text.append(
        "doctor: %s in %d steps"
            .formatted(
                count == 0 ? "nothing found" : count == 1 ? "1 finding" : count + " findings",
                chart.step()));
    share()
        .ifPresent(own ->
            text.append(String.format(Locale.ROOT, ", %.1f %% of the time its own", 100 * own)));
    chart.findings().forEach(finding -> text.append(System.lineSeparator()).append(finding));
    return text.toString();
  }

  /** Looks a last time and watches no longer. Closing twice is once. */
  @Override
  public void close() {
    if (!closed && settings.on()) {
      rounds.closing();
      hooks.forEach(Autograd.Scope::close);
      watch.close();
    }
    closed = true;
  }
}
