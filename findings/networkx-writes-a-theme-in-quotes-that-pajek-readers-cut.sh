#!/usr/bin/env bash
# Expected: a map of themes that networkx writes for Pajek, with a quotation ('The "valley of death"') or a name over two lines, comes back
# from the file, or is turned down when it is written, as networkx turns down what is no text.
# Seen: networkx 3.6.1 puts marks of quotation round a name with a space, and leaves those within it, and line ends, as they are: it reads
# its own file as 'The valley', and cannot read the one with two lines; igraph 1.0.0 ends at both. With an empty line in the name, as a note
# has between two paragraphs, igraph reads half of it, an empty theme in the place of another, and not a single link, and its warning is of
# the line alone. GraphML and GEXF from the same library come back whole. Whoever draws the network in Pajek has to clean the names before.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install networkx==3.6.1 igraph==1.0.0 numpy==2.2.6 \
  2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python -W ignore - <<'PYTHON' | tee seen.txt
import igraph
import networkx


def read_networkx(path, kind="pajek"):
    graph = getattr(networkx, f"read_{kind}")(path)
    return list(graph), len(graph.edges)


def read_igraph(path):
    graph = igraph.Graph.Read_Pajek(path)
    return graph.vs["name"], len(graph.es)


def told(read, *arguments):
    try:
        return read(*arguments)
    except (ValueError, igraph.InternalError) as error:
        return type(error).__name__


for name in ("Late payment", 'The "valley of death"', "Banks\nand cash", "Ports\n\nGrid"):
    themes = networkx.Graph()
    themes.add_edge("Skills", name, weight=3)
    themes.add_edge("Kit", name, weight=2)
    networkx.write_pajek(themes, "themes.net")
    networkx.write_graphml(themes, "themes.graphml")
    networkx.write_gexf(themes, "themes.gexf")
    print(repr(name))
    print("  networkx:", told(read_networkx, "themes.net"))
    print("  igraph:", told(read_igraph, "themes.net"))
    print("  GraphML, GEXF:", read_networkx("themes.graphml", "graphml"), read_networkx("themes.gexf", "gexf"))
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
'Late payment'
  networkx: (['Skills', 'Late payment', 'Kit'], 2)
  igraph: (['Skills', 'Late payment', 'Kit'], 2)
  GraphML, GEXF: (['Skills', 'Late payment', 'Kit'], 2) (['Skills', 'Late payment', 'Kit'], 2)
'The "valley of death"'
  networkx: (['Skills', 'The valley', 'Kit'], 2)
  igraph: InternalError
  GraphML, GEXF: (['Skills', 'The "valley of death"', 'Kit'], 2) (['Skills', 'The "valley of death"', 'Kit'], 2)
'Banks\nand cash'
  networkx: ValueError
  igraph: InternalError
  GraphML, GEXF: (['Skills', 'Banks\nand cash', 'Kit'], 2) (['Skills', 'Banks\nand cash', 'Kit'], 2)
'Ports\n\nGrid'
  networkx: ValueError
  igraph: (['Skills', 'Ports', ''], 0)
  GraphML, GEXF: (['Skills', 'Ports\n\nGrid', 'Kit'], 2) (['Skills', 'Ports\n\nGrid', 'Kit'], 2)
EXPECTED
echo "As before."
