package dev.holdout.engine.doctor;

import dev.holdout.engine.nn.Layer;
import dev.holdout.engine.nn.Parameter;
import dev.holdout.engine.optim.Optimizer;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.watch.CallSite;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is known of the training, and what was found. */
final class Chart {

  /** So many steps are looked at in full before the sampling begins. */
  private static final int BEGINNING = 12;

  private final DoctorSettings settings;
  private final List<Layer> nets = new ArrayList<>();
  private final Map<Object, Course> courses = new IdentityHashMap<>();
  private final List<Course> inOrder = new ArrayList<>();
  private final Map<Parameter, String> names = new IdentityHashMap<>();
  private final Map<Layer, String> calls = new IdentityHashMap<>();
  private final Set<String> told = new HashSet<>();
  private final List<Diagnosis> findings = new ArrayList<>();
  private long step;
  private boolean full = true;
  private int epoch = -1;

  Chart(DoctorSettings settings) {
    this.settings = settings;
  }

  void add(Layer net, List<Optimizer<?>> optimizers) {
    String prefix = nets.isEmpty() ? "" : "net" + nets.size() + ".";
    nets.add(net);
    net.eachParameter((path, parameter) -> names.putIfAbsent(parameter, prefix + path));
    optimizers.forEach(this::course);
  }

  List<Layer> nets() {
    return nets;
  }

  /** Whether it is watched itself, not as a part. */
  boolean isNet(Layer layer) {
    for (int i = 0; i < nets.size(); i++) {
      if (nets.get(i) == layer) {
        return true;
      }
    }
    return false;
  }

  /** The path of a layer in its net. */
  String path(Layer layer) {
    for (Layer net : nets) {
      for (Map.Entry<String, Layer> named : net.namedLayers().entrySet()) {
        if (named.getValue() == layer) {
          return named.getKey();
        }
      }
    }
    return "";
  }

  /** Of an optimiser, which need not have been named before. */
  Course course(Object optimizer) {
    return courses.computeIfAbsent(
        optimizer,
        key -> {
          Course course = new Course((Optimizer<?>) key);
          inOrder.add(course);
          return course;
        });
  }

  List<Course> courses() {
    return inOrder;
  }

  /** Whether an optimiser moves something of a net. */
  boolean moves(Course course, Layer net) {
    List<Parameter> own = net.parameters();
    return course.parameters().stream().anyMatch(p -> own.stream().anyMatch(q -> q == p));
  }

  /** The number of the step under way, of all optimisers together. */
  long step() {
    return step;
  }

  /** Whether this step is looked at in full. */
  boolean sampled() {
    return full;
  }

  /** Whether the next step is one of those to be looked at in full. */
  boolean isLookDue() {
    return (step + 1) % settings.every() == 0;
  }

  /**
   * Begins the next step.
   *
   * @param affordable whether there is time to look at it in full
   */
  void stepped(boolean affordable) {
    step++;
    full = step < BEGINNING || affordable && step % settings.every() == 0;
  }

  void epoch(int number) {
    epoch = number;
  }

  /** The path of a parameter, or its shape where no net has it. */
  String name(Parameter parameter) {
    String name = names.get(parameter);
    return name != null ? name : "a parameter " + Shape.text(parameter.tensor().sizes());
  }

  /** Several, shortened. */
  String names(List<Parameter> parameters) {
    int most = 4;
    List<String> first = parameters.stream().limit(most).map(this::name).toList();
    int more = parameters.size() - first.size();
    return String.join(", ", first) + (more > 0 ? " and " + more + " more" : "");
  }

  /** Notes where a net is called. */
  void calledAt(Layer net, String line) {
    calls.put(net, line);
  }

  /** Where the first net was last seen called. */
  String call() {
    return nets.isEmpty() ? "unknown" : calls.getOrDefault(nets.getFirst(), "unknown");
  }

  /** Of the line of the program that is being run. */
  void report(Mistake mistake, String what, double value, double limit, String remedy) {
    report(mistake, what, CallSite.text(), value, limit, remedy);
  }

  /** Notes a finding, unless the same mistake was found at the same line. */
  void report(
      Mistake mistake, String what, String where, double value, double limit, String remedy) {
    if (settings.without().contains(mistake) || !told.add(mistake + where)) {
      return;
    }
    Diagnosis.When when = new Diagnosis.When(step, epoch);
    Diagnosis finding = new Diagnosis(mistake, what, where, value, limit, remedy, when);
    findings.add(finding);
    settings.out().accept(finding);
  }

  boolean found(Mistake mistake) {
    return findings.stream().anyMatch(finding -> finding.mistake() == mistake);
  }

  List<Diagnosis> findings() {
    return findings;
  }
}
