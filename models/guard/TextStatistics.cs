using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Texts
{
    public record WordCount(string Word, int Count);

    public class TextStatistics
    {
        private readonly Dictionary<string, int> counts = new(StringComparer.OrdinalIgnoreCase);

        public int Lines { get; private set; }

        public int Words => counts.Values.Sum();

        public void Read(TextReader reader)
        {
            string? line;
            while ((line = reader.ReadLine()) != null)
            {
                Lines++;
                foreach (string word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    string cleaned = word.Trim('.', ',', ';', ':', '!', '?');
                    if (cleaned.Length == 0) continue;
                    counts[cleaned] = counts.GetValueOrDefault(cleaned) + 1;
                }
            }
        }

        public IReadOnlyList<WordCount> MostFrequent(int count)
        {
            return counts
                .OrderByDescending(pair => pair.Value)
                .ThenBy(pair => pair.Key)
                .Take(count)
                .Select(pair => new WordCount(pair.Key, pair.Value))
                .ToList();
        }

        public static bool IsPalindrome(string text)
        {
            string letters = new(text.Where(char.IsLetter).Select(char.ToLowerInvariant).ToArray());
            return letters.SequenceEqual(letters.Reverse());
        }
    }
}
