package dev.holdout.engine.nn;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.function.BiConsumer;

/** Finds the parts of a layer by reading its fields, the ones of its superclasses first. */
final class LayerFields {

  private LayerFields() {}

  /** Parameters, buffers and layers in fields and in lists in fields, with their names. */
  static void eachPart(Layer layer, BiConsumer<String, Object> visit) {
    if (layer instanceof Sequential sequential) {
      items("", sequential.layers(), visit);
    } else {
      fields(layer.getClass(), layer, visit);
    }
  }

  private static void fields(Class<?> type, Layer layer, BiConsumer<String, Object> visit) {
    if (type == Layer.class) {
      return;
    }
    fields(type.getSuperclass(), layer, visit);
    for (Field field : type.getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
        part(field.getName(), read(field, layer), visit);
      }
    }
  }

  private static void part(String name, Object value, BiConsumer<String, Object> visit) {
    switch (value) {
      case Parameter parameter -> visit.accept(name, parameter);
      case Buffer buffer -> visit.accept(name, buffer);
      case Layer layer -> visit.accept(name, layer);
      case List<?> list -> items(name + ".", list, visit);
      case null, default -> {} // a size, a rate, an absent bias: nothing to train
    }
  }

  private static void items(String prefix, List<?> list, BiConsumer<String, Object> visit) {
    for (int i = 0; i < list.size(); i++) {
      part(prefix + i, list.get(i), visit);
    }
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
