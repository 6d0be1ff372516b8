package io.github.restmapfix.core.sample.live;

import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.Gateway;
import io.github.restmapfix.restmapper.Cluster;
import io.github.restmapfix.restmapper.Everything;
import java.util.List;

/** Hands on what it is told by way of the JVM, which is all that it shares with a test. */
public final class ToldGateway implements Gateway {

  public ToldGateway(Copy copy) {
    copy.library();
  }

  @Override
  public Object answer(Object[] arguments) {
    return null;
  }

  @Override
  public void changed(Cluster cluster, List<Everything.Group> groups) {
    System.setProperty("sample.told", groups.toString());
  }
}
