package io.github.restmapfix.restmapper;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;

/**
 * Which cluster, as whom: the same server may show different discovery documents to different
 * identities.
 */
public final class ClusterId {

  private final String serverUrl;
  private final String identity;

  private ClusterId(String serverUrl, String identity) {
    this.serverUrl = serverUrl;
    this.identity = identity;
  }

  /** {@code identity} is opaque and may be empty; it must not contain a secret. */
  public static ClusterId of(String serverUrl, String identity) {
    return new ClusterId(normalised(serverUrl), Objects.requireNonNull(identity));
  }

  /**
   * Lower-case scheme and host, no default port, no trailing slash, no user info, the base path
   * kept.
   */
  static String normalised(String serverUrl) {
    try {
      URI uri = new URI(serverUrl.trim());
      if (uri.getScheme() == null || uri.getHost() == null) {
        return serverUrl.trim();
      }
      String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
      int standard = scheme.equals("https") ? 443 : scheme.equals("http") ? 80 : -1;
      String port = uri.getPort() < 0 || uri.getPort() == standard ? "" : ":" + uri.getPort();
      String path = uri.getRawPath() == null ? "" : uri.getRawPath();
      while (path.endsWith("/")) {
        path = path.substring(0, path.length() - 1);
      }
      return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port + path;
    } catch (URISyntaxException e) {
      return serverUrl.trim(); // as good as any other name for it
    }
  }

  public String serverUrl() {
    return serverUrl;
  }

  public String identity() {
    return identity;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ClusterId
        && serverUrl.equals(((ClusterId) other).serverUrl)
        && identity.equals(((ClusterId) other).identity);
  }

  @Override
  public int hashCode() {
    return 31 * serverUrl.hashCode() + identity.hashCode();
  }

  @Override
  public String toString() {
    return serverUrl;
  }
}
