package dev.holdout.engine.tensor;

import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.ShapeException;
import java.lang.reflect.Array;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Nested lists or arrays of numbers, read into a tensor. */
final class NestedLists {

  private final List<Integer> sizes = new ArrayList<>();
  private final List<Object> values = new ArrayList<>();
  private DType.Kind kind = DType.Kind.BOOLEAN;

  private NestedLists() {}

  /** In the dtype that the numbers ask for. */
  static Tensor tensor(Object value) {
    NestedLists lists = of(value);
    return lists.tensor().reshape(lists.shape());
  }

  /** In a given dtype, which holds the numbers exactly. */
  static Tensor tensor(Object value, DType dtype) {
    NestedLists lists = of(value);
    Tensor row =
        dtype.isFloating()
            ? Tensor.wrap(lists.values.stream().mapToDouble(NestedLists::real).toArray())
            : Tensor.wrap(lists.values.stream().mapToLong(NestedLists::whole).toArray());
    return row.to(dtype).reshape(lists.shape());
  }

  private static NestedLists of(Object value) {
    NestedLists lists = new NestedLists();
    Object outer = listed(value);
    for (Object level = outer; level instanceof List<?> list; level = list.getFirst()) {
      lists.sizes.add(list.size());
      if (list.isEmpty()) {
        break;
      }
    }
    lists.read(outer, 0);
    return lists;
  }

  /** Arrays as lists, down to the numbers. */
  private static Object listed(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(NestedLists::listed).toList();
    }
    if (value == null || !value.getClass().isArray()) {
      return value;
    }
    List<Object> entries = new ArrayList<>();
    for (int i = 0; i < Array.getLength(value); i++) {
      entries.add(listed(Array.get(value, i)));
    }
    return entries;
  }

  private int[] shape() {
    return sizes.stream().mapToInt(Integer::intValue).toArray();
  }

  private void read(Object value, int depth) {
    if (value instanceof List<?> list) {
      if (depth >= sizes.size() || sizes.get(depth) != list.size()) {
        throw new ShapeException(
            "literal: expected %s at dimension %d, but got a list of length %d; lists beside each other must have one length"
                .formatted(
                    depth < sizes.size() ? "length " + sizes.get(depth) : "a number",
                    depth,
                    list.size()));
      }
      for (Object entry : list) {
        read(entry, depth + 1);
      }
    } else if (depth < sizes.size()) {
      throw new ShapeException(
          "literal: expected a list of length %d at dimension %d, but got %s; lists beside each other must have one length"
              .formatted(sizes.get(depth), depth, value));
    } else {
      add(value);
    }
  }

  private void add(Object value) {
    DType.Kind its =
        switch (value) {
          case Boolean _ -> DType.Kind.BOOLEAN;
          case Byte _, Short _, Integer _, Long _, BigInteger _ -> DType.Kind.INTEGER;
          case Number _ -> DType.Kind.FLOATING;
          case null, default ->
              throw new DTypeException(
                  "literal: %s is neither a number nor a truth value nor a list".formatted(value));
        };
    kind = its.compareTo(kind) > 0 ? its : kind;
    values.add(value);
  }

  private Tensor tensor() {
    if (values.isEmpty()) {
      return Tensor.zeros(0);
    }
    if (kind == DType.Kind.FLOATING) {
      return Tensor.wrap(values.stream().mapToDouble(NestedLists::real).toArray()).to(DType.F32);
    }
    Tensor whole = Tensor.wrap(values.stream().mapToLong(NestedLists::whole).toArray());
    return kind == DType.Kind.BOOLEAN ? whole.to(DType.BOOL) : whole;
  }

  private static double real(Object value) {
    return value instanceof Boolean truth ? (truth ? 1 : 0) : ((Number) value).doubleValue();
  }

  private static long whole(Object value) {
    return value instanceof Boolean truth ? (truth ? 1 : 0) : ((Number) value).longValue();
  }
}
