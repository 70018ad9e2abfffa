"""Goal P5: what the number of rules costs. The same analysis with fewer rules, chosen so that only their number differs."""
import json, os
from .processes import answer, measure
from .startup import almost_empty


def choose(ids, tripped, count):
    """`count` of the ids, in their order: those that the corpus trips, and of the others every n-th.

    So every set finds the same things, and what differs is how many rules look in vain.
    """
    tripped = set(tripped)
    idle = [rule for rule in ids if rule not in tripped]
    room = max(0, count - (len(ids) - len(idle)))
    if room >= len(idle):
        return list(ids)
    kept = tripped | {idle[index * len(idle) // room] for index in range(room)}
    return [rule for rule in ids if rule in kept]


def write_configurations(rca, counts, corpus, folder):
    """Writes an rca.yaml (JSON is YAML too) per number of rules; all built-in formats stay.

    Returns their paths by number, and how many rules there are in all.
    """
    listing = [rca, "rules", "list", "-f", "json", "--what"]
    ids = [rule["id"] for rule in answer([*listing, "rules"], folder)]
    formats = [entry["id"] for entry in answer([*listing, "formats"], folder)]
    costs = answer([rca, "rules", "bench", "-f", "json", corpus.folder], folder)["rules"]
    tripped = [rule["rule"] for rule in costs if rule["matches"]]
    paths = {}
    for count in counts:
        paths[count] = os.path.join(folder, f"rules-{count}.yaml")
        with open(paths[count], "w", encoding="utf-8") as file:
            json.dump({"schema": "rca/config/v1",
                       "rules": {"disable": ["*"], "enable": choose(ids, tripped, count) + formats}}, file)
    return paths, len(ids)


def commands(rca, configurations, path):
    """An analysis on one core with each configuration, and with all rules, by name."""
    analysis = [rca, "analyze", "-j", "1"]
    found = {f"rca -j 1, {count} rules": [*analysis, "--config", config, path]
             for count, config in configurations.items()}
    return found | {"rca -j 1": [*analysis, path]}


def startup(rca, configurations, count, folder):
    """Seconds of processor time that each takes for one line: not a cost of reading, so it is taken off."""
    path = almost_empty(folder)
    return {name: min(measure(command, folder).cpu for _ in range(count))
            for name, command in commands(rca, configurations, path).items()}
