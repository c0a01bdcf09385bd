// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.bench.licence;

import java.util.List;
import org.zhengtong.bench.report.Measures;

/**
 * What became of the changes of a run.
 *
 * @param answered changes that were answered with success
 * @param unanswered changes in flight when the registry was killed, of which nobody knows
 * @param refused moves that another officer's change had made impossible
 * @param takenUnanswered of the unanswered, those that are in the events all the same
 * @param lost answered changes that are not in the events
 * @param twice changes that are in the events more than once
 * @param broken licences whose events do not follow from one another
 * @param disordered answered changes that stand in the events behind one that was asked for only after their answer
 * @param unexplained moves that were refused although the licence was never in a state that does not allow them
 * @param listed licences of which the published list says something else than the last event
 * @param versions versions of the published lists that were read meanwhile
 * @param unsteady versions that were read after a newer one, or that said something else before
 * @param impossible licences with a version that shows them in a state they can no longer, or not yet, have had
 * @param seconds from the first change to the last answer, kills and restarts included
 */
public record HistoryFindings(
        int answered,
        int unanswered,
        int refused,
        int takenUnanswered,
        List<Integer> lost,
        List<Integer> twice,
        List<String> broken,
        List<Integer> disordered,
        List<String> unexplained,
        List<String> listed,
        int versions,
        List<Long> unsteady,
        List<String> impossible,
        double seconds) {

    void addTo(Measures measures) {
        measures.add("status changes answered, killed meanwhile", answered, "");
        measures.add("status changes a second, restarts included", answered / seconds, "1/s");
        measures.add("status changes without an answer", unanswered, "");
        measures.add("… of which were taken all the same", takenUnanswered, "");
        measures.add("moves refused as another officer was first", refused, "");
        measures.add("answered changes lost", lost.size(), "", "0");
        measures.add("changes taken twice", twice.size(), "", "0");
        measures.add("licences with a broken history", broken.size(), "", "0");
        measures.add("changes in an order they cannot have happened in", disordered.size(), "", "0");
        measures.add("moves refused that the order of changes does not explain", unexplained.size(), "", "0");
        measures.add("versions of the published list read meanwhile", versions, "");
        measures.add("versions that fell back or changed", unsteady.size(), "", "0");
        measures.add("states in them that cannot have been", impossible.size(), "", "0");
        measures.add("licences the published list has wrong", listed.size(), "", "0");
    }
}
