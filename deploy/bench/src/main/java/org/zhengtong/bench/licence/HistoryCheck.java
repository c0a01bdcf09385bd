// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.bench.licence;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.zhengtong.bench.licence.History.Change;
import org.zhengtong.bench.licence.History.Refusal;
import org.zhengtong.bench.licence.History.Span;
import org.zhengtong.bench.licence.PublishedList.Entry;
import org.zhengtong.sandbox.api.Api;
import org.zhengtong.sandbox.world.Account;
import org.zhengtong.sandbox.world.World;
import org.zhengtong.schemas.statuslist.StatusBits;
import org.zhengtong.schemas.statuslist.TokenStatus;

/** Reads the events and the published lists after a run and sets them against what was answered. */
final class HistoryCheck {

    private static final String GROUND = "压力测试第";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Api registrar;
    private final List<String> licences;
    private final Map<Integer, Span> answered;
    private final Map<Integer, Span> unanswered;
    private final Map<Integer, Integer> found = new HashMap<>();
    private final Map<String, History> histories = new TreeMap<>();
    private final List<String> broken = new ArrayList<>();
    private final List<Integer> disordered = new ArrayList<>();

    HistoryCheck(World world, List<String> licences, Map<Integer, Span> answered, Map<Integer, Span> unanswered) {
        this.registrar = world.as(Account.SICHUAN_REGISTRAR);
        this.licences = licences;
        this.answered = answered;
        this.unanswered = unanswered;
    }

    /** The ground under which a change is found again. */
    static String ground(int number) {
        return GROUND + number;
    }

    HistoryFindings findings(double seconds, Collection<Refusal> refused, ListReader reader) {
        licences.forEach(this::read);
        return new HistoryFindings(
                answered.size(),
                unanswered.size(),
                refused.size(),
                (int) unanswered.keySet().stream().filter(found::containsKey).count(),
                answered.keySet().stream()
                        .filter(number -> !found.containsKey(number))
                        .toList(),
                found.entrySet().stream()
                        .filter(entry -> entry.getValue() > 1)
                        .map(Map.Entry::getKey)
                        .toList(),
                broken,
                disordered,
                unexplained(refused),
                listedOtherwise(),
                reader.versions(),
                reader.unsteady(),
                reader.impossible(histories),
                seconds);
    }

    private List<String> unexplained(Collection<Refusal> refused) {
        return refused.stream()
                .filter(refusal -> !Objects.requireNonNull(histories.get(refusal.licence()))
                        .explains(refusal))
                .map(Refusal::toString)
                .toList();
    }

    /**
     * Every event has to begin where the one before it ended, and none may stand before one that was answered before it was asked for: the
     * order of the events is one in which the changes can have happened, each between its question and its answer (linearizability).
     */
    private void read(String licence) {
        List<Change> changes = new ArrayList<>();
        String status = "null";
        long asked = Long.MIN_VALUE;
        for (JsonNode event : registrar.get("/api/v1/licences/" + licence + "/events")) {
            if (!event.path("previous").asText("null").equals(status)) {
                broken.add(licence);
            }
            status = event.path("status").asText();
            String ground = event.path("ground").asText();
            Span within = Span.ANY;
            if (ground.startsWith(GROUND)) {
                int number = Integer.parseInt(ground.substring(GROUND.length()));
                found.merge(number, 1, Integer::sum);
                Span span = answered.get(number);
                if (span != null && span.answered() < asked) {
                    disordered.add(number);
                }
                asked = span == null ? asked : Math.max(asked, span.asked());
                within = span == null ? unanswered.getOrDefault(number, Span.ANY) : span;
            }
            changes.add(new Change(status, within));
        }
        histories.put(licence, new History(changes));
    }

    /** A licence's entry in a published list, and what has to stand there. */
    private record Expected(String licence, Entry entry, boolean suspended) {}

    /** What the list is behind with it has to make up within moments; what stays otherwise is named. */
    private List<String> listedOtherwise() {
        List<Expected> expected = histories.entrySet().stream()
                .map(licence -> new Expected(
                        licence.getKey(),
                        Entry.of(registrar, licence.getKey()),
                        licence.getValue().last().equals("SUSPENDED")))
                .toList();
        List<String> otherwise = otherwise(expected);
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!otherwise.isEmpty() && System.nanoTime() < until) {
            otherwise = otherwise(expected);
        }
        return otherwise;
    }

    private List<String> otherwise(List<Expected> expected) {
        Map<Integer, StatusBits> lists = new HashMap<>();
        return expected.stream()
                .filter(one -> {
                    TokenStatus listed = lists.computeIfAbsent(
                                    one.entry().list(), list -> PublishedList.states(registrar, list))
                            .get(one.entry().index());
                    return (listed == TokenStatus.SUSPENDED) != one.suspended();
                })
                .map(Expected::licence)
                .toList();
    }
}
