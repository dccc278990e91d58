package dev.holdout.engine.tensor;

import dev.holdout.engine.shape.Broadcast;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.DimensionException;
import dev.holdout.engine.shape.Given;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.ops.NewAxis;
import dev.holdout.engine.tensor.ops.Pick;
import dev.holdout.engine.tensor.ops.Place;
import dev.holdout.engine.tensor.ops.Put;
import dev.holdout.engine.tensor.ops.Reshape;
import dev.holdout.engine.tensor.ops.Select;
import dev.holdout.engine.tensor.ops.Slice;
import dev.holdout.engine.tensor.ops.ViewChain;
import dev.holdout.engine.tensor.ops.WriteInto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A tensor with a slice expression: the views it is made of, then the index tensors on them. */
final class Indexed {

  private final String op;
  private final Tensor x;
  private final List<View> views = new ArrayList<>();
  private final List<Integer> dims = new ArrayList<>();
  private final List<Tensor> indices = new ArrayList<>();

  /** The dimension of the views that is next, and the dimension of x that it was. */
  private int dim;

  private int origin;

  Indexed(String op, Tensor x, Index... places) {
    this.op = op;
    this.x = x;
    Given.all(Arrays.asList(places), op, "index");
    int named = 0;
    int ellipses = 0;
    for (Index place : places) {
      named += dimensions(place);
      ellipses += place instanceof Index.Rest ? 1 : 0;
    }
    if (named > x.rank() || ellipses > 1) {
      throw new DimensionException(
          "%s: %d indices with %d ellipses for shape %s; name at most its %d dimensions, with one ellipsis"
              .formatted(op, named, ellipses, Shape.text(x.sizes()), x.rank()));
    }
    for (Index place : places) {
      add(place, x.rank() - named);
    }
  }

  private static int dimensions(Index place) {
    return switch (place) {
      case Index.At _, Index.Range _ -> 1;
      case Index.Axis _, Index.Rest _ -> 0;
      case Index.Places(Tensor tensor) -> tensor.dtype() == DType.BOOL ? tensor.rank() : 1;
    };
  }

  private void add(Index place, int open) {
    switch (place) {
      case Index.At(int index) -> select(index);
      case Index.Range(int start, int stop, int step) -> {
        int size = x.sizes()[origin++];
        Slice slice = Slice.of(dim, size, start, stop, step);
        if (slice.length() != size) {
          views.add(slice);
        }
        dim++;
      }
      case Index.Axis _ -> views.add(new NewAxis(dim++));
      case Index.Rest _ -> {
        dim += open;
        origin += open;
      }
      case Index.Places(Tensor tensor) -> {
        if (tensor.dtype() == DType.BOOL) {
          mask(tensor);
        } else if (tensor.rank() == 0) {
          select(Math.toIntExact(tensor.toLongArray()[0]));
        } else {
          dims.add(dim++);
          indices.add(tensor);
          origin++;
        }
      }
    }
  }

  private void select(int index) {
    views.add(new Select(dim, Select.of(op, x.sizes(), origin, index).index()));
    origin++;
  }

  private void mask(Tensor mask) {
    if (mask.rank() == 0) {
      // One truth value counts a new dimension: taken, or left empty.
      views.add(new NewAxis(dim));
      dims.add(dim++);
      indices.add(Tensor.zeros(DType.I64, mask.item() != 0 ? 1 : 0));
      return;
    }
    for (int d = 0; d < mask.rank(); d++) {
      if (mask.sizes()[d] != x.sizes()[origin + d]) {
        throw new ShapeException(
            "%s: the shape of the mask %s does not match the shape of the indexed tensor %s: size %d at its dimension %d meets size %d of dimension %d; compare the tensor itself to make a mask"
                .formatted(
                    op,
                    Shape.text(mask.sizes()),
                    Shape.text(x.sizes()),
                    mask.sizes()[d],
                    d,
                    x.sizes()[origin + d],
                    origin + d));
      }
    }
    Tensor places = mask.nonzero();
    for (int d = 0; d < mask.rank(); d++) {
      dims.add(dim++);
      indices.add(places.select(1, d));
    }
    origin += mask.rank();
  }

  /** What the expression shows: a view, or a copy where it names index tensors. */
  Tensor get() {
    Tensor seen =
        Autograd.apply(
            views.isEmpty()
                ? new Reshape(x.sizes())
                : views.size() == 1 ? views.getFirst() : view(),
            x);
    return indices.isEmpty() ? seen : Autograd.apply(pick(), with(met(), seen));
  }

  /** A copy of the tensor, with values at the places of the expression. */
  Tensor put(Tensor values, boolean add) {
    Given.present(values, op, "the tensor of values");
    Op written = new WriteInto(Place.in(x.sizes(), views.toArray(Op[]::new)));
    Tensor seen = views.isEmpty() ? x : Autograd.apply(view(), x);
    if (indices.isEmpty()) {
      Tensor fitting = fit(values, seen.sizes());
      return Autograd.apply(written, x, add ? seen.add(fitting) : fitting);
    }
    Tensor[] met = met();
    Pick pick = pick();
    Tensor fitting = fit(values, pick.shape(seen.sizes(), met[0].sizes()));
    Tensor changed =
        Autograd.apply(new Put(pick.dims(), pick.at(), true, add), with(met, seen, fitting));
    return views.isEmpty() ? changed : Autograd.apply(written, x, changed);
  }

  /** Writes values at the places of the expression into the tensor's own memory. */
  void set(Tensor values) {
    Given.present(values, op, "the tensor of values");
    if (indices.isEmpty()) {
      Tensor seen = get();
      seen.copyFrom(fit(values, seen.sizes()));
    } else {
      x.copyFrom(put(values, false));
    }
  }

  private View view() {
    return new ViewChain(views);
  }

  private Pick pick() {
    int[] indexed = dims.stream().mapToInt(Integer::intValue).toArray();
    boolean together = indexed[indexed.length - 1] - indexed[0] == indexed.length - 1;
    return new Pick(indexed, together ? indexed[0] : 0, true);
  }

  /** The index tensors, broadcast together. */
  private Tensor[] met() {
    int[] shape = Shape.scalar();
    for (Tensor index : indices) {
      shape = Broadcast.common(shape, index.sizes(), op + " by several index tensors");
    }
    int[] common = shape;
    return indices.stream().map(index -> index.expand(common)).toArray(Tensor[]::new);
  }

  /** Values in this dtype, repeated to a shape; leading sizes of 1 that are too many leave. */
  private Tensor fit(Tensor values, int[] shape) {
    int extra = 0;
    while (values.rank() - extra > shape.length && values.sizes()[extra] == 1) extra++;
    int[] sizes = Arrays.copyOfRange(values.sizes(), extra, values.rank());
    if (!Broadcast.fits(sizes, shape)) {
      throw new ShapeException(
          "%s: the values are %s and the places are %s; pass values that broadcast to the places"
              .formatted(op, Shape.text(values.sizes()), Shape.text(shape)));
    }
    if (values.dtype().kind().compareTo(x.dtype().kind()) > 0) {
      throw new DTypeException(
          "%s: the values are %s and the tensor is %s, a narrower kind; convert one with to(…)"
              .formatted(op, values.dtype().torchName(), x.dtype().torchName()));
    }
    return values.to(x.dtype()).reshape(sizes).expand(shape);
  }

  private static Tensor[] with(Tensor[] indices, Tensor... first) {
    Tensor[] all = Arrays.copyOf(first, first.length + indices.length);
    System.arraycopy(indices, 0, all, first.length, indices.length);
    return all;
  }
}
