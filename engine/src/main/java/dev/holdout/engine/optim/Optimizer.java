package dev.holdout.engine.optim;

import dev.holdout.engine.nn.Parameter;
import dev.holdout.engine.nn.StateException;
import dev.holdout.engine.shape.DimensionException;
import dev.holdout.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Moves parameters by their gradients. Parameters are numbered through the groups, in the order in
 * which they were given; each group has settings of its own, whose step length and momentum may be
 * changed between steps (schedules do).
 *
 * @param <C> settings of a group
 */
public abstract class Optimizer<C extends Settings<C>> {

  /** Parameters that share settings, which may be exchanged. */
  static final class Group<C extends Settings<C>> {
    C config;
    double initialLr = Double.NaN;

    Group(C config) {
      this.config = config;
    }
  }

  record Slot<C extends Settings<C>>(Parameter parameter, Group<C> group, OptimizerState state) {}

  private final List<Group<C>> groups = new ArrayList<>();
  private final List<Slot<C>> slots = new ArrayList<>();
  private final Set<Parameter> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  /**
   * @throws IllegalArgumentException when there is no parameter or one is given twice
   */
  Optimizer(List<ParameterGroup<C>> groups) {
    groups.forEach(this::addGroup);
    if (slots.isEmpty()) {
      throw new IllegalArgumentException(
          "%s: no parameters; pass layer.parameters() of a layer that has some".formatted(name()));
    }
  }

  /**
   * Moves more parameters from now on, numbered after those there are.
   *
   * @throws IllegalArgumentException when one of them is moved already; nothing is changed then
   */
  public final void addGroup(ParameterGroup<C> group) {
    List<Parameter> fresh = new ArrayList<>();
    for (Parameter parameter : group.parameters()) {
      if (seen.contains(parameter) || fresh.stream().anyMatch(other -> other == parameter)) {
        throw new IllegalArgumentException(
            "%s: parameter %d is given twice; it would be moved twice a step, so name it in one group"
                .formatted(name(), slots.size() + fresh.size()));
      }
      fresh.add(parameter);
    }
    Group<C> added = new Group<>(group.config());
    groups.add(added);
    for (Parameter parameter : fresh) {
      seen.add(parameter);
      OptimizerState state = new OptimizerState();
      start(parameter.tensor(), added.config, state);
      slots.add(new Slot<>(parameter, added, state));
    }
  }

  /**
   * Moves every parameter that has a gradient.
   *
   * @throws UnsupportedOperationException where one gradient does not do; give the loss then
   */
  public abstract void step();

  /**
   * Has the loss computed with its gradients, and steps.
   *
   * @param closure zeroes the gradients, computes the loss, calls backward on it and gives it
   * @return the loss before the step
   */
  public abstract double step(Supplier<Tensor> closure);

  /** Drops the gradients, so that the next backward starts afresh. */
  public final void zeroGrad() {
    slots.forEach(slot -> slot.parameter.tensor().zeroGrad());
  }

  /** All it moves, group after group, in the order of their numbers. */
  public final List<Parameter> parameters() {
    return slots.stream().map(Slot::parameter).toList();
  }

  /** Number of groups. */
  public final int groupCount() {
    return groups.size();
  }

  /** Settings in force for a group. */
  public final C config(int group) {
    return group(group).config;
  }

  /** Exchanges the settings of a group; what is remembered stays. */
  public final void configure(int group, C config) {
    group(group).config = config;
  }

  /** Step length in force for a group. */
  public final double lr(int group) {
    return group(group).config.lr();
  }

  public final void setLr(int group, double lr) {
    group(group).config = group(group).config.withLr(lr);
  }

  /** Momentum in force for a group, or Adam's beta1; empty where there is none. */
  public final OptionalDouble momentum(int group) {
    return group(group).config.cycledMomentum();
  }

  public final void setMomentum(int group, double momentum) {
    group(group).config = group(group).config.withCycledMomentum(momentum);
  }

  /** The step length of a group before any schedule moved it; the one in force where none did. */
  public final double initialLr(int group) {
    double initial = group(group).initialLr;
    return Double.isNaN(initial) ? lr(group) : initial;
  }

  /** Notes what schedules start from. */
  public final void setInitialLr(int group, double lr) {
    group(group).initialLr = lr;
  }

  /**
   * Copies of everything remembered: {@code 0.exp_avg}, {@code 0.step} by parameter number, and the
   * rates in force, {@code group0.lr} and {@code group0.momentum}, in F64.
   */
  public final Map<String, Tensor> stateDict() {
    Map<String, Tensor> all = new LinkedHashMap<>();
    for (int i = 0; i < slots.size(); i++) {
      String prefix = i + ".";
      OptimizerState state = slots.get(i).state;
      state.tensors().forEach((name, tensor) -> all.put(prefix + name, tensor.copy()));
      state.numbers().forEach((name, cell) -> all.put(prefix + name, Tensor.of(cell)));
    }
    for (int g = 0; g < groups.size(); g++) {
      all.put("group" + g + ".lr", Tensor.of(new double[] {lr(g)}));
      String momentum = "group" + g + ".momentum";
      momentum(g).ifPresent(value -> all.put(momentum, Tensor.of(new double[] {value})));
    }
    return all;
  }

  /**
   * Takes over what {@link #stateDict()} gave; what is remembered now is dropped. Rates that are
   * not in the state stay.
   *
   * @throws StateException for a number without a parameter or group, for what this algorithm does
   *     not remember or lacks (the state is another's), and for a tensor that is not of its
   *     parameter's shape and dtype; nothing is changed then
   */
  public final void loadStateDict(Map<String, Tensor> saved) {
    SavedState.check(saved, this);
    slots.forEach(slot -> slot.state.forget());
    saved.forEach((key, tensor) -> {
      int number = SavedState.number(key);
      String name = SavedState.name(key);
      if (!SavedState.ofGroup(key)) {
        remember(slots.get(number).state, name, tensor);
      } else if (name.equals("lr")) {
        setLr(number, tensor.item());
      } else {
        setMomentum(number, tensor.item());
      }
    });
  }

  /** The settings and the parameters of each group. */
  @Override
  public final String toString() {
    StringBuilder text = new StringBuilder(name()).append('(');
    for (int g = 0; g < groups.size(); g++) {
      Group<C> group = groups.get(g);
      long held = slots.stream().filter(slot -> slot.group == group).count();
      text.append("\n  group ").append(g).append(", ").append(held).append(" parameters: ");
      text.append(group.config);
    }
    return text.append("\n)").toString();
  }

  /** Prepares what is remembered of a new parameter; nothing unless an optimiser needs it. */
  void start(Tensor parameter, C config, OptimizerState state) {}

  /** What it remembers of a parameter. */
  abstract Remembered remembered();

  /** Whether something remembered is a number rather than a tensor. */
  boolean isNumber(String name) {
    return name.equals(OptimizerState.STEP);
  }

  /** Checks a saved tensor against its parameter, before anything is taken over. */
  void checkFit(String key, Tensor saved) {
    SavedState.checkLike(name(), key, saved, slots.get(SavedState.number(key)).parameter.tensor());
  }

  /** What it is called in messages. */
  final String name() {
    return getClass().getSimpleName();
  }

  final List<Slot<C>> slots() {
    return slots;
  }

  private void remember(OptimizerState state, String name, Tensor saved) {
    if (isNumber(name)) {
      state.number(name, 0)[0] = saved.item();
    } else {
      state.put(name, saved.detach().copy());
    }
  }

  private Group<C> group(int index) {
    if (index < 0 || index >= groups.size()) {
      throw new DimensionException(
          "%s: group %d of %d; groups are numbered from 0 to %d"
              .formatted(name(), index, groups.size(), groups.size() - 1));
    }
    return groups.get(index);
  }
}
