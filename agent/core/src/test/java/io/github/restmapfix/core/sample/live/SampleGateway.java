package io.github.restmapfix.core.sample.live;

import com.example.library.Names;
import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.Gateway;

/** Answers as the kind says that it is asked for. */
public final class SampleGateway implements Gateway {

  private final Copy copy;

  public SampleGateway(Copy copy) {
    this.copy = copy;
  }

  @Override
  public Object answer(Object[] arguments) throws Exception {
    String kind = (String) arguments[1];
    switch (kind) {
      case "Unknown":
        return null;
      case "Exception":
        throw new Exception("as asked");
      case "Error":
        throw new NoSuchMethodError("as asked");
      case "Library":
        return Names.class;
      case "Gateway":
        return this;
      case "Copy":
        return copy;
      default:
        return kind.toLowerCase(java.util.Locale.ROOT) + "s";
    }
  }
}
