using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;

namespace Collections
{
    /// <summary>Keeps the values that were used last, up to a capacity.</summary>
    public class LruCache<TKey, TValue> where TKey : notnull
    {
        private readonly int capacity;
        private readonly Dictionary<TKey, LinkedListNode<(TKey Key, TValue Value)>> nodes = new();
        private readonly LinkedList<(TKey Key, TValue Value)> order = new();

        public LruCache(int capacity)
        {
            this.capacity = capacity;
        }

        public int Count => nodes.Count;

        public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
        {
            if (!nodes.TryGetValue(key, out var node))
            {
                value = default;
                return false;
            }
            order.Remove(node);
            order.AddFirst(node);
            value = node.Value.Value;
            return true;
        }

        public void Set(TKey key, TValue value)
        {
            if (nodes.TryGetValue(key, out var known))
            {
                order.Remove(known);
            }
            else if (nodes.Count == capacity)
            {
                var oldest = order.Last!;
                nodes.Remove(oldest.Value.Key);
                order.RemoveLast();
            }
            nodes[key] = order.AddFirst((key, value));
        }
    }
}
