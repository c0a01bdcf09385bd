// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.bench.licence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.zhengtong.bench.licence.PublishedList.Entry;
import org.zhengtong.bench.licence.PublishedList.Version;
import org.zhengtong.sandbox.SandboxException;
import org.zhengtong.sandbox.api.Api;
import org.zhengtong.schemas.statuslist.TokenStatus;

/** Reads a published list again and again while states change and the registry is killed (状态列表旁读). */
final class ListReader implements Runnable {

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int MOST = 100;

    private final Api api;
    private final int list;
    private final Map<String, Integer> watched;
    private final NavigableMap<Long, Seen> versions = new TreeMap<>();
    private final List<Long> unsteady = new ArrayList<>();
    private volatile boolean over;

    /** @param watched licences in the list with their places there */
    ListReader(Api api, int list, Map<String, Integer> watched) {
        this.api = api;
        this.list = list;
        this.watched = Map.copyOf(watched);
    }

    /** Watches the first hundred of the licences in the list that the first of them is in. */
    static ListReader of(Api api, List<String> licences) {
        int list = Entry.of(api, licences.get(0)).list();
        Map<String, Integer> watched = new HashMap<>();
        for (String licence : licences.subList(0, Math.min(MOST, licences.size()))) {
            Entry entry = Entry.of(api, licence);
            if (entry.list() == list) {
                watched.put(licence, entry.index());
            }
        }
        return new ListReader(api, list, watched);
    }

    /**
     * A version that was read.
     *
     * @param suspended those of the watched licences that it says are suspended
     * @param read when it had been read first
     * @param asked when it was asked for last
     */
    private record Seen(Set<String> suspended, long read, long asked) {}

    @Override
    public void run() {
        while (!over) {
            read();
            LockSupport.parkNanos(PAUSE);
        }
    }

    void end() {
        over = true;
    }

    private void read() {
        long asked = System.nanoTime();
        Version version;
        try {
            version = PublishedList.read(api, list);
        } catch (SandboxException away) {
            return;
        }
        note(version, asked, System.nanoTime());
    }

    /** Notes a version as it was read. */
    void note(Version version, long asked, long answered) {
        Set<String> suspended = watched.entrySet().stream()
                .filter(licence -> version.states().get(licence.getValue()) == TokenStatus.SUSPENDED)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
        boolean newest = versions.tailMap(version.number(), false).isEmpty();
        Seen before = versions.get(version.number());
        if (!newest || (before != null && !before.suspended().equals(suspended))) {
            unsteady.add(version.number());
        }
        versions.put(version.number(), new Seen(suspended, before == null ? answered : before.read(), asked));
    }

    /** How many versions were read. */
    int versions() {
        return versions.size();
    }

    /** Versions that were read after a newer one, or that said something else before. */
    List<Long> unsteady() {
        return unsteady;
    }

    /** Licences with the version that shows them in a state they cannot have had. */
    List<String> impossible(Map<String, History> histories) {
        List<String> impossible = new ArrayList<>();
        histories.forEach((licence, history) -> {
            if (watched.containsKey(licence)) {
                follow(licence, history, impossible);
            }
        });
        return impossible;
    }

    /**
     * What was answered before a version was asked for may be missing in the version after it, which may have been begun already, but in
     * none after that.
     */
    private void follow(String licence, History history, List<String> impossible) {
        int place = 0;
        for (Map.Entry<Long, Seen> version : versions.entrySet()) {
            Map.Entry<Long, Seen> older = versions.floorEntry(version.getKey() - 2);
            long contained = older == null ? Long.MIN_VALUE : older.getValue().asked();
            Seen seen = version.getValue();
            place = history.placeOf(seen.suspended().contains(licence), place, contained, seen.read());
            if (place < 0) {
                impossible.add(licence + " in version " + version.getKey());
                return;
            }
        }
    }
}
