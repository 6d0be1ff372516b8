package io.github.restmapfix.apiserver;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Kubernetes' order of versions, best first: v10, v2, v1, v11beta2, v10beta3, v3beta1, v12alpha1,
 * then anything else by name. The first one served is the preferred one.
 */
enum VersionPriority implements Comparator<String> {
  BEST_FIRST;

  private static final Pattern KUBE = Pattern.compile("v([1-9]\\d*)(?:(alpha|beta)([1-9]\\d*))?");

  @Override
  public int compare(String left, String right) {
    Matcher a = KUBE.matcher(left);
    Matcher b = KUBE.matcher(right);
    boolean aMatches = a.matches();
    boolean bMatches = b.matches();
    if (!aMatches || !bMatches) {
      return aMatches == bMatches ? left.compareTo(right) : aMatches ? -1 : 1;
    }
    int byMaturity = Integer.compare(maturity(b.group(2)), maturity(a.group(2)));
    if (byMaturity != 0) {
      return byMaturity;
    }
    int byMajor = Long.compare(Long.parseLong(b.group(1)), Long.parseLong(a.group(1)));
    return byMajor != 0 || a.group(3) == null
        ? byMajor
        : Long.compare(Long.parseLong(b.group(3)), Long.parseLong(a.group(3)));
  }

  private static int maturity(String stage) {
    return stage == null ? 2 : stage.equals("beta") ? 1 : 0;
  }
}
