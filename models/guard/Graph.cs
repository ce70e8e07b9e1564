using System.Collections.Generic;
using System.Linq;

namespace Algorithms
{
    /// <summary>A directed graph with weights on its edges.</summary>
    public class Graph
    {
        private readonly Dictionary<string, List<(string Target, int Weight)>> edges = new();

        public void AddEdge(string source, string target, int weight)
        {
            if (!edges.TryGetValue(source, out var list))
            {
                list = new List<(string, int)>();
                edges.Add(source, list);
            }
            list.Add((target, weight));
        }

        /// <summary>The length of the shortest way to each node, by Dijkstra's algorithm.</summary>
        public IReadOnlyDictionary<string, int> ShortestWays(string start)
        {
            var lengths = new Dictionary<string, int> { [start] = 0 };
            var queue = new PriorityQueue<string, int>();
            queue.Enqueue(start, 0);
            while (queue.TryDequeue(out var node, out var length))
            {
                if (length > lengths[node]) continue;
                foreach (var (target, weight) in edges.GetValueOrDefault(node, new()))
                {
                    int candidate = length + weight;
                    if (lengths.TryGetValue(target, out int known) && known <= candidate) continue;
                    lengths[target] = candidate;
                    queue.Enqueue(target, candidate);
                }
            }
            return lengths;
        }

        public IEnumerable<string> BreadthFirst(string start)
        {
            var seen = new HashSet<string> { start };
            var waiting = new Queue<string>(new[] { start });
            while (waiting.Count > 0)
            {
                string node = waiting.Dequeue();
                yield return node;
                foreach (var (target, _) in edges.GetValueOrDefault(node, new()).OrderBy(edge => edge.Target))
                {
                    if (seen.Add(target)) waiting.Enqueue(target);
                }
            }
        }
    }
}
