package io.github.restmapfix.core.sample.live;

import com.example.library.Names;

final class Later {

  private Later() {}

  static String plural(String kind) {
    return Names.added(kind);
  }
}
