using System;
using System.Text;

namespace Numbers
{
    public static class RomanNumerals
    {
        private static readonly (int Value, string Letters)[] Steps =
        {
            (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"),
            (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
            (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
        };

        public static string Write(int number)
        {
            if (number is < 1 or > 3999)
            {
                throw new ArgumentOutOfRangeException(nameof(number));
            }
            var text = new StringBuilder();
            foreach (var (value, letters) in Steps)
            {
                while (number >= value)
                {
                    text.Append(letters);
                    number -= value;
                }
            }
            return text.ToString();
        }

        public static int Read(string text)
        {
            int number = 0;
            int place = 0;
            foreach (var (value, letters) in Steps)
            {
                while (string.CompareOrdinal(text, place, letters, 0, letters.Length) == 0)
                {
                    number += value;
                    place += letters.Length;
                }
            }
            if (place != text.Length)
            {
                throw new FormatException($"'{text}' is not a Roman numeral.");
            }
            return number;
        }
    }
}
