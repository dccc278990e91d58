package dev.holdout.engine.nn;

import dev.holdout.engine.shape.TypeName;
import dev.holdout.engine.tensor.Tensor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** Finds the parts of a layer by reading its fields, the ones of its superclasses first. */
final class LayerFields {

  private LayerFields() {}

  /** The layer itself and every part below, each once, with its path. */
  static void walk(Layer layer, BiConsumer<String, Object> visit) {
    walk("", layer, Collections.newSetFromMap(new IdentityHashMap<>()), visit);
  }

  private static void walk(
      String path, Object part, Set<Object> seen, BiConsumer<String, Object> visit) {
    if (!seen.add(part)) {
      return;
    }
    visit.accept(path, part);
    if (part instanceof Layer layer) {
      eachPart(
          layer,
          (name, below) -> walk(path.isEmpty() ? name : path + "." + name, below, seen, visit));
    }
  }

  /**
   * Parameters, buffers, counters and layers in fields, and in lists, arrays and maps in fields,
   * with their names.
   *
   * @throws StateException where parts are held where nobody looks for them, and where two have one
   *     name: a state would hold only one of them
   */
  static void eachPart(Layer layer, BiConsumer<String, Object> visit) {
    Set<String> names = new HashSet<>();
    BiConsumer<String, Object> once =
        (name, part) -> {
          if (!names.add(name)) {
            throw new StateException(
                "%s: two parts are named %s, such as a field and one of its superclass; rename one"
                    .formatted(TypeName.of(layer), name));
          }
          visit.accept(name, part);
        };
    layer
        .namedParts()
        .ifPresentOrElse(
            parts -> entries("", parts, once), () -> fields(layer.getClass(), layer, once));
  }

  private static void fields(Class<?> type, Layer layer, BiConsumer<String, Object> visit) {
    if (type == Layer.class) {
      return;
    }
    fields(type.getSuperclass(), layer, visit);
    for (Field field : type.getDeclaredFields()) {
      // this$0 is the object an inner class lives in: it holds the layer, not the layer it
      boolean outer = field.isSynthetic() && field.getName().startsWith("this$");
      if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive() && !outer) {
        part(field.getName(), read(field, layer), visit);
      }
    }
  }

  private static void part(String name, Object value, BiConsumer<String, Object> visit) {
    switch (value) {
      case Parameter parameter -> visit.accept(name, parameter);
      case Buffer buffer -> visit.accept(name, buffer);
      case Counter counter -> visit.accept(name, counter);
      case Layer layer -> visit.accept(name, layer);
      case List<?> list -> items(name + ".", list, visit);
      case Object[] array -> items(name + ".", Arrays.asList(array), visit);
      case Map<?, ?> map -> entries(name + ".", map, visit);
      case Tensor tensor when tensor.requiresGrad() && tensor.isLeaf() ->
          throw unregistered(name, "a tensor that requires a gradient", "make it a Parameter");
      case Optional<?> held when held.filter(LayerFields::isPart).isPresent() ->
          throw unregistered(name, "an Optional", "hold null where it is absent");
      case Collection<?> held when held.stream().anyMatch(LayerFields::isPart) ->
          throw unregistered(name, "a collection without an order", "hold them in a List");
      case Record held when holdsPart(held) ->
          throw unregistered(name, "a record", "hold them in fields of the layer");
      case null, default -> {} // a size, a rate, an absent bias: nothing to train
    }
  }

  private static boolean isPart(Object value) {
    return switch (value) {
      case Parameter _, Buffer _, Counter _, Layer _ -> true;
      case null, default -> false;
    };
  }

  private static boolean holdsPart(Record held) {
    for (Field field : held.getClass().getDeclaredFields()) {
      Class<?> type = field.getType();
      boolean may =
          type == Parameter.class
              || type == Buffer.class
              || type == Counter.class
              || Layer.class.isAssignableFrom(type);
      if (may && !Modifier.isStatic(field.getModifiers())) {
        return true;
      }
    }
    return false;
  }

  /** What would be neither trained nor saved, in silence. */
  private static StateException unregistered(String name, String where, String remedy) {
    return new StateException(
        "field %s is %s, which is searched for no parameters: they would be neither trained nor saved; %s, or name them by namedParts()"
            .formatted(name, where, remedy));
  }

  private static void items(String prefix, List<?> list, BiConsumer<String, Object> visit) {
    for (int i = 0; i < list.size(); i++) {
      part(prefix + i, list.get(i), visit);
    }
  }

  private static void entries(String prefix, Map<?, ?> map, BiConsumer<String, Object> visit) {
    map.forEach((key, value) -> part(prefix + key, value, visit));
  }

  private static Object read(Field field, Layer layer) {
    try {
      field.setAccessible(true);
      return field.get(layer);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(
          "layer "
              + layer.getClass().getName()
              + ": field "
              + field.getName()
              + " cannot be read; open its package to dev.holdout.engine",
          e);
    }
  }
}
